import type { AuthorisationRequest } from '../../policies/evaluate/decision.ts';
import { readPair } from './pairs.ts';

/** Partition and account in which a template stands. */
interface Account {
  readonly partition: string | undefined;
  readonly id: string | undefined;
}

/**
 * The account that the request tells of: policies of the caller stand in the caller's, those on a resource in the
 * resource's, which is the caller's own where nothing else is said.
 */
export function accountOf(
  { principal, resource, resourceAccount }: AuthorisationRequest,
  side: 'principal' | 'resource',
): Account {
  const caller = principal.kind === 'aws' ? partsOf(principal.arn) : NOTHING;
  if (side === 'principal') return caller;
  const { partition, id } = partsOf(resource);
  return { partition: partition ?? caller.partition, id: resourceAccount ?? id ?? caller.id };
}

const NOTHING: Account = { partition: undefined, id: undefined };

function partsOf(arn: string): Account {
  const [prefix, partition = '', , , account = ''] = arn.split(':');
  if (prefix !== 'arn') return NOTHING;
  return {
    partition: partition === '' || /[*?]/.test(partition) ? undefined : partition,
    id: /^\d{12}$/.test(account) ? account : undefined,
  };
}

/** Values for the parameters of templates: what was given, and where the stack stands. */
export function parametersFor(
  given: readonly string[],
  { partition, id }: Account,
): ReadonlyMap<string, string> {
  return new Map([
    ...(partition === undefined ? [] : [['AWS::Partition', partition] as const]),
    ...(id === undefined ? [] : [['AWS::AccountId', id] as const]),
    ...given.map((pair) => readPair('--parameter', pair)),
  ]);
}
