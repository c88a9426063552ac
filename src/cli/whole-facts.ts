import { UserError } from '../vocabulary/errors.ts';
import type { Facts, PartialFacts } from '../vocabulary/facts.ts';

/** Judging offline needs every part; the start of an emulated account does not. Throws UserError naming what is missing. */
export function wholeFacts(facts: PartialFacts): Facts {
  const missing = missingIn(facts);
  if (isWhole(facts, missing)) return facts;
  throw new UserError(
    `The facts are only a part of what check --save-facts writes, too little to judge an account by: they lack ${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ` and ${missing.length - 3} more` : ''}.`,
    'Save them whole, or start an emulated account from them with --target embedded.',
  );
}

function isWhole(_facts: PartialFacts, missing: readonly string[]): _facts is Facts {
  return missing.length === 0;
}

/** Names of what is absent, as JSON pointers without the first slash. */
function missingIn(facts: PartialFacts): readonly string[] {
  const { identity, apis = [], quotas = [], roles, regionFacts } = facts;
  const listed = roles && 'value' in roles ? roles.value : [];
  return [
    ...lacking(facts, parts),
    ...(identity ? within('identity', lacking(identity, identityParts)) : []),
    ...apis.flatMap((one, index) => within(`apis/${index}`, lacking(one, apiParts))),
    ...quotas.flatMap((one, index) => within(`quotas/${index}`, lacking(one, ['limit', 'used']))),
    ...listed.flatMap((one, index) =>
      within(`roles/value/${index}`, lacking(one, ['instanceProfile'])),
    ),
    ...(regionFacts ? within('regionFacts', lacking(regionFacts, regionParts)) : []),
  ];
}

const parts = [
  'takenAt',
  'accountId',
  'partition',
  'region',
  'identity',
  'apis',
  'simulatedActions',
  'quotas',
  'roles',
  'network',
  'regionFacts',
];
const identityParts = ['arn', 'kind', 'name', 'policyArn', 'policies', 'boundary', 'scps'];
const apiParts = ['operation', 'action', 'region', 'ms'];
const regionParts = ['ebsEncryptionByDefault', 'instanceType', 'optedIn'];

function lacking(part: object, keys: readonly string[]): readonly string[] {
  const there = new Map(Object.entries(part));
  return keys.filter((key) => there.get(key) === undefined);
}

function within(parent: string, keys: readonly string[]): readonly string[] {
  return keys.map((key) => `${parent}/${key}`);
}
