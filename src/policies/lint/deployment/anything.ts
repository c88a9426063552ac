import { parsePolicy } from '../../document/parse.ts';
import type { Policy } from '../../document/policy.ts';

/** An identity policy that allows everything, so that what is asked hangs on the other layers. */
export const anything: Policy = policyOf({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

function policyOf(document: object): Policy {
  const parsed = parsePolicy(JSON.stringify(document), { path: 'anything', name: 'anything' });
  if (!parsed.ok) throw new TypeError('The policy that allows everything is none');
  return parsed.policy;
}
