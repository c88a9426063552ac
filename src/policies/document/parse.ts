import { MAX_BYTES } from './limits.ts';
import { locatePolicy } from './locate-policy.ts';
import type { Parsed, PolicySource } from './policy.ts';
import { readPolicy } from './read-policy.ts';
import { fileView } from './text-view.ts';

/**
 * Reads a policy document: a bare one, the catalogue's wrapper, or an answer of the AWS CLI that holds one (also as
 * URL-encoded or escaped text). `pointer` says where in the text the policy is, where that is known. Places lead into
 * the text that was given, in every case. Never throws; text over 1 MiB or nested over 100 deep is refused.
 */
export function parsePolicy(
  text: string,
  source: PolicySource,
  options: { readonly pointer?: string } = {},
): Parsed {
  const view = fileView(text.length > MAX_BYTES ? text.slice(0, MAX_BYTES + 1) : text);
  const location = locatePolicy(view, options.pointer);
  if (!location.ok) return location;
  const { view: inner, node, pointer } = location.at;
  return readPolicy(inner, { node, pointer }, source);
}
