import type { PrincipalType } from '../../document/policy.ts';
import type { LintStatement, PrincipalWord } from '../document/statement.ts';
import { arnPartsOf } from '../patterns/arn-parts.ts';

/** The principals of one type to which the statement allows something; none where it denies or exempts. */
export function allowedPrincipals(
  { effect, principals }: LintStatement,
  type: PrincipalType,
): readonly PrincipalWord[] {
  if (effect !== 'Allow' || !principals || principals.not) return [];
  return principals.items.filter((item) => item.type === type);
}

/** The account that a principal of type AWS belongs to: 12 digits; undefined where it does not tell. */
export function accountOf(id: string): string | undefined {
  const account = arnPartsOf(id)?.account.text ?? id;
  return /^\d{12}$/.test(account) ? account : undefined;
}
