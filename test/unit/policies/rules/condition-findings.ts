import { fileView } from '../../../../src/policies/document/text-view.ts';
import type { Json } from '../../../../src/policies/lint/document/json.ts';
import { openText } from '../../../../src/policies/lint/document/open-document.ts';
import type { Rule } from '../../../../src/policies/lint/rule.ts';
import { RuleRunner } from '../../../../src/policies/lint/run-rules.ts';

/** Where the rule finds something in a condition block of a statement with these actions, and what it says. */
export async function conditionFindings(
  rule: Rule,
  condition: Json,
  action: Json = 's3:GetObject',
): Promise<readonly (readonly [string, string])[]> {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: action, Resource: '*', Condition: condition }],
  });
  const document = openText(fileView(text), '', {
    source: { path: 'policy.json', name: 'policy' },
    type: { is: 'identity', from: 'flag' },
  });
  const found = await new RuleRunner([rule]).run({ documents: [document] });
  return found.map(({ finding }) => [
    finding.at.pointer.replace('/Statement/0/Condition/', ''),
    finding.message,
  ]);
}
