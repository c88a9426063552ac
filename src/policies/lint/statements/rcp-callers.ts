import { foldCase } from '../../evaluate/match/fold-case.ts';
import type { ConditionLine } from '../document/statement.ts';

/** Kinds of caller that the conditions of a statement leave out. */
export interface LeftOut {
  /** Users, roles and everybody else who is no AWS service. */
  readonly people: boolean;
  /** AWS services that call as themselves, by their service principal. */
  readonly services: boolean;
}

/**
 * Whom a statement's conditions leave out: a key that only people or only services bring along, and that must be there,
 * leaves out the others, as does a comparison of aws:PrincipalIsAWSService. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties
 */
export function leftOut(conditions: readonly ConditionLine[]): LeftOut {
  return {
    people: conditions.some(
      (line) => isService(line, 'true') || (ofService(line) && needsKey(line)),
    ),
    services: conditions.some(
      (line) =>
        isService(line, 'false') ||
        (isPrincipalKey(line) && needsKey(line)) ||
        (ofService(line) && wantsNone(line)),
    ),
  };
}

const PRINCIPAL_KEYS: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principaltype',
  'aws:userid',
  'aws:username',
]);

/** A key that tells who the user or role is that calls. */
export function isPrincipalKey({ key }: ConditionLine): boolean {
  const name = foldCase(key.text);
  return PRINCIPAL_KEYS.has(name) || name.startsWith('aws:principaltag/');
}

const SOURCE_KEYS: ReadonlySet<string> = new Set([
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
]);

/** A key that tells for which resource or account an AWS service calls. Nobody else brings it along. */
export function isSourceKey({ key }: ConditionLine): boolean {
  return SOURCE_KEYS.has(foldCase(key.text));
}

/** Whether the line holds for a request that does not have the key. */
function holdsWithoutKey({ operator, values }: ConditionLine): boolean {
  if (typeof operator === 'string') return false;
  const { family, ifExists, negated, set } = operator;
  if (family === 'null') return values.some(({ text }) => text === 'true');
  return ifExists || set === 'all' || (negated && set !== 'any');
}

/** The line compares the key, and holds for a request that does not have it. */
export function comparesAndHoldsWithoutKey(line: ConditionLine): boolean {
  return !isNull(line) && holdsWithoutKey(line);
}

/** The line holds only for a request that has the key. */
export function needsKey(line: ConditionLine): boolean {
  return typeof line.operator !== 'string' && !holdsWithoutKey(line);
}

const SERVICE_NAMES: ReadonlySet<string> = new Set([
  'aws:principalservicename',
  'aws:principalservicenameslist',
]);

function ofService(line: ConditionLine): boolean {
  return isSourceKey(line) || SERVICE_NAMES.has(foldCase(line.key.text));
}

function isNull({ operator }: ConditionLine): boolean {
  return typeof operator !== 'string' && operator.family === 'null';
}

function wantsNone(line: ConditionLine): boolean {
  return isNull(line) && holdsWithoutKey(line) && SERVICE_NAMES.has(foldCase(line.key.text));
}

/** The line says that the caller is, or is not, an AWS service. */
function isService({ key, operator, values }: ConditionLine, value: 'true' | 'false'): boolean {
  return (
    foldCase(key.text) === 'aws:principalisawsservice' &&
    typeof operator !== 'string' &&
    !operator.negated &&
    operator.family !== 'null' &&
    values.length > 0 &&
    values.every(({ text }) => foldCase(text) === value)
  );
}
