import type { LintDocument } from '../document/lint-document.ts';
import type { Value } from '../document/value.ts';
import { nearest } from '../suggest/nearest.ts';

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export const policyElements: readonly string[] = ['Version', 'Id', 'Statement'];

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export const statementElements: readonly string[] = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/** Whether an object that was to be a policy is a statement without a policy around it. */
export function isBareStatement(root: Value): boolean {
  return (
    root.member('Effect') !== undefined &&
    (root.member('Action') ?? root.member('NotAction')) !== undefined &&
    root.member('Statement') === undefined
  );
}

/** The element that a name which is none was most likely meant to be: `Actions`, `effect`. */
export function meantElement(name: string, known: readonly string[]): string | undefined {
  return nearest(name, known);
}

/**
 * Whether an object, the policy or a statement, has none of the elements, and nothing that may have been meant to be
 * one: of a misspelt element the misspelling is told, and of one that the file does not tell nothing is.
 */
export function lacks(
  { gaps }: Pick<LintDocument, 'gaps'>,
  { members, pointer }: Value,
  elements: readonly string[],
): boolean {
  if (members.some(({ name }) => elements.includes(name))) return false;
  const isOfPolicy = elements.some((element) => policyElements.includes(element));
  const known = isOfPolicy ? policyElements : statementElements;
  const isMisspelt = members.some(({ name }) => {
    const meant = known.includes(name) ? undefined : meantElement(name, known);
    return meant !== undefined && elements.includes(meant);
  });
  return !isMisspelt && !elements.some((element) => gaps.has(`${pointer}/${element}`));
}
