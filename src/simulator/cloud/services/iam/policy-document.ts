import { locatePolicy } from '../../../../policies/document/locate-policy.ts';
import { parsePolicy } from '../../../../policies/document/parse.ts';
import type { Policy } from '../../../../policies/document/policy.ts';
import { fileView } from '../../../../policies/document/text-view.ts';
import type { NamedDocument } from './state.ts';

/**
 * A stored document as a policy; the same object every time, so that the evaluation compiles it once. `owner` is the ARN
 * that stands for the place of a document without a file. Throws where the text is no policy: IAM stores no such text.
 */
export function policyOfDocument(document: NamedDocument, owner: string): Policy {
  const known = parsed.get(document);
  if (known) return known;
  const { name, text, path = owner } = document;
  const result = parsePolicy(text, { path, name });
  if (!result.ok) {
    const [first] = result.problems;
    throw new Error(`${path} holds no policy: ${first?.message ?? 'unreadable'}`);
  }
  parsed.set(document, result.policy);
  return result.policy;
}

const parsed = new WeakMap<NamedDocument, Policy>();

/** The same for a text that is a member of its owner, as a trust policy is: kept until the text changes. */
export function policyOfText(
  owner: { readonly arn: string },
  name: string,
  text: string,
  file?: string,
): Policy {
  const known = texts.get(owner);
  if (known?.text === text) return policyOfDocument(known, owner.arn);
  const document = { name, text, ...(file === undefined ? {} : { path: file }) };
  texts.set(owner, document);
  return policyOfDocument(document, owner.arn);
}

const texts = new WeakMap<object, NamedDocument>();

/** Whether a text can be read as a policy; LocalStack keeps others too. */
export function isPolicyText(text: string): boolean {
  return parsePolicy(text, { path: '', name: '' }).ok;
}

/**
 * A document as the API returns it: URL-encoded (RFC 3986), without what its file holds around it.
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
 */
export function encodedDocument(text: string): string {
  return encodeURIComponent(bareText(text)).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The policy itself where the text is the answer of the AWS CLI around it. */
export function bareText(text: string): string {
  const location = locatePolicy(fileView(text));
  if (!location.ok) return text;
  const { view, node, pointer } = location.at;
  if (pointer === '' && view.text === text) return text;
  return view.text.slice(node.offset, node.offset + node.length);
}

/** A document as an answer of the API has it, decoded; as it is where it is not encoded. */
export function decodedDocument(text: string | undefined): string | undefined {
  if (text === undefined || !text.startsWith('%7B')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // nobody's document begins with %7B and is no encoding: then it is no policy either
  }
}
