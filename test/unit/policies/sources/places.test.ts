import { describe, expect, it } from 'vitest';

import type { Placed, Policy } from '../../../../src/policies/document/policy.ts';
import { fixture, read, readFixture, textAt } from './support.ts';

/** All strings of a policy with their places. */
function placedIn({ statements }: Policy): readonly Placed[] {
  return statements.flatMap(({ actions, resources, principals, conditions }) => [
    ...actions.items,
    ...(resources?.items ?? []),
    ...(principals?.items ?? []).map(({ id }) => id),
    ...conditions.flatMap(({ operator, key, values }) => [operator, key, ...values]),
  ]);
}

/** A value as it may be written: plain, quoted, escaped in a JSON string, URL-encoded. */
function decoded(written: string): string {
  let text = written;
  if (text.startsWith('%22')) text = decodeURIComponent(text);
  if (text.startsWith('\\"')) text = String(JSON.parse(`"${text}"`));
  if (text.startsWith('"')) return String(JSON.parse(text));
  return text.replace(/^'(.*)'$/s, '$1');
}

describe('places lead to the value in the file as it was given', () => {
  it.each([
    'bare/deploy.json',
    'aws-cli/get-policy-version.json',
    'aws-cli/get-role-url-encoded.json',
    'aws-cli/get-bucket-policy.json',
    'aws-cli/get-bucket-policy.yaml',
    'aws-cli/get-key-policy.json',
    'aws-cli/describe-policy.json',
    'aws-cli/get-account-authorization-details.json',
    'terraform/plan.json',
    'terraform/plan-indented.json',
  ])('%s', (name) => {
    const file = fixture(name);
    const policies = readFixture(name).documents.flatMap(({ parsed, unread }) =>
      parsed.ok && !unread ? [parsed.policy] : [],
    );
    const placed = policies.flatMap((policy) => placedIn(policy));
    expect(placed.length).toBeGreaterThan(2);
    for (const { value, span } of placed) expect(decoded(textAt(file, span))).toBe(value);
  });

  it('statements of a one-line plan are told apart by their columns', () => {
    const file = fixture('terraform/plan.json');
    const policy = readFixture('terraform/plan.json').documents.find(
      ({ name }) => name === 'aws_iam_policy.deploy',
    );
    const spans = policy?.draft?.statements.map(({ span }) => textAt(file, span)) ?? [];
    expect(spans).toHaveLength(2);
    expect(spans[1]).toMatch(/^\{\\"Sid\\":\\"PassWorker\\".*\}\}$/);
  });

  it('values of a YAML template, where nothing is put in', () => {
    const name = 'cloudformation/backup-roles.yaml';
    const file = fixture(name);
    const policy = readFixture(name).documents.find((one) => one.name === 'DeployPolicy')?.draft;
    const [first, repository] = policy?.statements ?? [];
    expect(repository?.actions.items.map(({ span }) => textAt(file, span))).toEqual([
      's3:GetObject',
      's3:PutObject',
    ]);
    // A list that a parameter brings stands where it is put in.
    expect(first?.actions.items.map(({ span }) => span.line)).toEqual([86, 86]);
    expect(
      textAt(
        file,
        repository?.span ?? { pointer: '', line: 1, column: 1, endLine: 1, endColumn: 1 },
      ),
    ).toMatch(/^Sid: Repository/);
  });

  it('keep to the file with Windows line ends', () => {
    const file = fixture('cloudformation/backup-roles.yaml').replaceAll('\n', '\r\n');
    const policy = read(file, 'x.yaml').documents.find((one) => one.name === 'DeployPolicy')?.draft;
    const action = policy?.statements[1]?.actions.items[1];
    expect(action && textAt(file, action.span)).toBe('s3:PutObject');
  });

  it('a document in a block of YAML text', () => {
    const file = [
      'Resources:',
      '  Set:',
      '    Type: AWS::SSO::PermissionSet',
      '    Properties:',
      '      InlinePolicy: |',
      '        {',
      '          "Version": "2012-10-17",',
      '          "Statement": [',
      '            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }',
      '          ]',
      '        }',
      '',
    ].join('\n');
    const [document] = read(file, 'set.yaml').documents;
    const action = document?.draft?.statements[0]?.actions.items[0];
    expect(action?.span).toMatchObject({
      line: 9,
      pointer: '/Resources/Set/Properties/InlinePolicy/Statement/0/Action',
    });
    expect(action && textAt(file, action.span)).toBe('"s3:GetObject"');
  });

  it.each([
    [
      'double quotes',
      String.raw`Policy: "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:\u0047et*\", \"Resource\": \"*\"}}"`,
      String.raw`\"s3:\u0047et*\"`,
    ],
    [
      'single quotes',
      `Policy: '{"Id": "it''s", "Statement": {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}}'`,
      '"s3:Get*"',
    ],
    [
      'folded',
      'Policy: >\n  {"Statement":\n    {"Effect": "Allow", "Action":\n      "s3:Get*", "Resource": "*"}}\n',
      '"s3:Get*"',
    ],
    [
      'several lines in quotes',
      'Policy: "{\\"Statement\\":\n  {\\"Effect\\": \\"Allow\\",\n   \\"Action\\": \\"s3:Get*\\", \\"Resource\\": \\"*\\"}}"',
      '\\"s3:Get*\\"',
    ],
  ])('a document in YAML text with %s', (_, file, written) => {
    const [document] = read(file, 'answer.yaml').documents;
    const action = document?.draft?.statements[0]?.actions.items[0];
    expect(action?.value).toBe('s3:Get*');
    expect(action && textAt(file, action.span)).toBe(written);
  });
});
