import { fileView, type TextView } from '../../document/text-view.ts';
import type { LintDocument } from '../document/lint-document.ts';
import { openText } from '../document/open-document.ts';
import type { Value } from '../document/value.ts';
import { isBareStatement } from '../statements/elements.ts';
import type { OpenedPolicies } from './opened-policies.ts';
import { type PolicyText, sourceOf } from './policy-text.ts';

/**
 * Finds the policy documents of a text: a bare one, or all that an answer of the AWS CLI, a CloudFormation template or a
 * Terraform plan holds. A text that seems to be meant as a policy, and is no JSON, is a document with problems. What
 * reads larger files is imported for them only, since most texts are bare documents.
 */
export async function openPolicies(text: PolicyText): Promise<OpenedPolicies> {
  const view = fileView(text.text);
  const bare = openBare(view, text);
  if (bare) return { documents: [bare], notChecked: [] };
  const { openLarger } = await import('./open-larger.ts');
  return openLarger(view, text);
}

/** The document that the text itself is; undefined where it is something else, or no JSON. */
function openBare(view: TextView, text: PolicyText): LintDocument | undefined {
  if (!BEGINS_AS_DOCUMENT.test(view.text)) return undefined;
  const document = openText(view, '', { source: sourceOf(text), ...text.facts });
  if (!document.readable) return undefined;
  const { root } = document;
  const isPolicy =
    root.member('Statement') !== undefined ||
    isNearly(root.members.map(({ name }) => name)) ||
    (root.kind === 'array' ? areBare(root.items) : isBareStatement(root));
  return isPolicy && !root.member('Resources') ? document : undefined;
}

/** An object, or a list of objects: statements that somebody cut out of a policy. */
const BEGINS_AS_DOCUMENT = /^\uFEFF?\s*(?:\{|\[\s*\{)/;

function areBare(items: readonly Value[]): boolean {
  return items.length > 0 && items.every(isBareStatement);
}

/** Meant as a policy, so that rules say what is wrong with it. */
function isNearly(names: readonly string[]): boolean {
  return (
    names.length > 0 &&
    names.every((name) => /^(?:version|id|statements?)$/i.test(name)) &&
    names.some((name) => /^(?:version|statements?)$/i.test(name))
  );
}
