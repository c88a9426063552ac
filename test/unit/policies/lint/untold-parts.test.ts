import { expect, test } from 'vitest';

import { lintTexts } from '../../../../src/policies/lint/lint-texts.ts';
import { rules } from '../../../../src/policies/rules/index.ts';

/** Codes that a template with this statement gives; `X` is a parameter without a default. */
async function codesOf(
  statement: string,
  ...rulesOn: readonly string[]
): Promise<readonly string[]> {
  const text = `
Parameters:
  X: {Type: String}
Conditions:
  C: !Equals [!Ref X, a]
Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement: [{Effect: Allow, ${statement}}]
`;
  const { documents } = await lintTexts([{ path: 'template.yaml', text }], {
    rules,
    levels: new Map(rulesOn.map((id) => [id, 'warn'])),
  });
  return documents.flatMap(({ results }) => results.map(({ code }) => code));
}

test.each([
  'Action: !If [C, "ec2:StopInstances", !Ref X], Resource: "*"',
  'Action: ["ec2:StopInstances", !If [C, !Ref X, "ec2:StartInstances"]], Resource: "*"',
  'Action: "iam:PassRole", Resource: !If [C, !Ref X, "arn:aws:iam::444455556666:role/backup"], Condition: {StringEquals: {"iam:PassedToService": "ec2.amazonaws.com"}}',
  'Action: "iam:PassRole", Resource: "*", Condition: {StringEquals: {"iam:PassedToService": !Ref X}}',
  'Action: "iam:PassRole", Resource: "*", Condition: !If [C, {StringEquals: {"iam:PassedToService": "ec2.amazonaws.com"}}, !Ref "AWS::NoValue"]',
  'Action: "iam:CreateServiceLinkedRole", Resource: "*", Condition: !If [C, {StringEquals: {"iam:AWSServiceName": "ecs.amazonaws.com"}}, !Ref "AWS::NoValue"]',
])('nothing is said of what the template does not tell: %s', async (statement) => {
  expect(await codesOf(statement)).toEqual([]);
});

test.each([
  ['redundant-action', 'Action: [!Ref X, "s3:GetObject"], Resource: "arn:aws:s3:::reports/*"'],
  ['redundant-resource', 'Action: "s3:GetObject", Resource: [!Ref X, "arn:aws:s3:::reports/*"]'],
  [
    'redundant-statement',
    'Action: "s3:GetObject", Resource: !Ref X}, {Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*"',
  ],
  ['privesc-pattern', 'Action: "iam:CreatePolicyVersion", Resource: !Ref X'],
  ['data-exfiltration', 'Action: "s3:GetObject", Resource: !Ref X'],
  ['permissions-management', 'Action: "iam:PutRolePolicy", Resource: !Ref X'],
  ['action-star', 'Action: "*", Resource: !Ref X'],
  [
    'equivalent-to-null',
    'Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*", Condition: {StringLike: {"aws:RequestTag/x": !Ref X}}',
  ],
  [
    'dynamodb-attributes',
    'Action: "dynamodb:Query", Resource: "arn:aws:dynamodb:eu-west-1:444455556666:table/orders", Condition: {"ForAllValues:StringEquals": {"dynamodb:Attributes": [id]}, StringEquals: !If [C, {"dynamodb:Select": SPECIFIC_ATTRIBUTES}, !Ref "AWS::NoValue"]}',
  ],
])('%s does not take for everything what may be anything: %s', async (rule, statement) => {
  expect(await codesOf(statement, rule)).not.toContain(`lint/${rule}`);
});

test('what it tells beside that is looked at', async () => {
  expect(
    await codesOf('Action: ["iam:PassRole", !If [C, !Ref X, "iam:GetRole"]], Resource: "*"'),
  ).toEqual(['lint/passrole-star']);
});
