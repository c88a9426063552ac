import { parsePolicy } from '../policies/document/parse.ts';
import type { TextFile } from './read-files.ts';

/**
 * The account that policy documents are written for, if their ARNs name one and no other: an emulated account then has
 * its id, so that statements on its resources mean what they say.
 */
export function accountNamedBy(files: readonly TextFile[]): string | undefined {
  const [id, ...others] = new Set(files.flatMap(accountsIn));
  return others.length === 0 ? id : undefined;
}

function accountsIn({ path, name, text }: TextFile): readonly string[] {
  const parsed = parsePolicy(text, { path, name });
  if (!parsed.ok) return [];
  const texts = parsed.policy.statements.flatMap(({ resources, conditions }) => [
    ...(resources?.items.map(({ value }) => value) ?? []),
    ...conditions.flatMap(({ values }) => values.map(({ value }) => value)),
  ]);
  return texts.flatMap((value) => {
    const [arn, , , , account = ''] = value.split(':');
    return arn === 'arn' && /^\d{12}$/.test(account) ? account : [];
  });
}
