import { expect, test } from 'vitest';

import { openPolicies } from '../../../../src/policies/lint/inputs/open-policies.ts';
import { setsOf } from '../../../../src/policies/lint/inputs/sets-of.ts';
import { RuleRunner } from '../../../../src/policies/lint/run-rules.ts';
import { attachedCount } from '../../../../src/policies/rules/attached-count.ts';

/** What the rule says of a role in a template, which has so many managed policies that the template does not hold. */
async function messagesOn(count: number): Promise<readonly string[]> {
  const text = JSON.stringify({
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'backup',
          AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
          ManagedPolicyArns: Array.from(
            { length: count },
            (_, index) => `arn:aws:iam::444455556666:policy/part-${String(index)}`,
          ),
        },
      },
    },
  });
  const { documents } = await openPolicies({ path: 'template.json', text });
  const found = await new RuleRunner([attachedCount]).runAll(
    setsOf(documents, { together: false }),
  );
  return found.map(({ finding }) => finding.message);
}

test('policies that the file only names count', async () => {
  expect(await messagesOn(20)).toEqual([]);
  expect(await messagesOn(21)).toEqual([
    'The role backup has 21 managed policies; IAM attaches 20 unless the quota was raised.',
  ]);
});
