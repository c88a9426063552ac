import { describe, expect, it } from 'vitest';

import type { SourceResult } from '../../../../src/policies/sources/source.ts';
import { documentNamed, read, readFixture, strict } from './support.ts';

function summary({ kind, documents }: SourceResult): unknown {
  return {
    kind,
    documents: documents.map(({ layer, name, span, owners, unread }) => ({
      layer,
      name,
      pointer: span.pointer,
      owners: owners.map((owner) => `${owner.kind} ${owner.name}`),
      ...(unread ? { unread } : {}),
    })),
  };
}

function only(file: string, layer: string, name: string, pointer: string, owners: string[] = []) {
  expect(summary(readFixture(`aws-cli/${file}`))).toEqual({
    kind: 'aws-cli',
    documents: [{ layer, name, pointer, owners }],
  });
}

describe('answers of the AWS CLI', () => {
  it('iam get-policy-version', () => {
    only('get-policy-version.json', 'identity', 'get-policy-version', '/PolicyVersion/Document');
  });

  it('iam get-role, inline and with the boundary it only names', () => {
    expect(summary(readFixture('aws-cli/get-role.json'))).toEqual({
      kind: 'aws-cli',
      documents: [
        {
          layer: 'trust',
          name: 'backup-default trust policy',
          pointer: '/Role/AssumeRolePolicyDocument',
          owners: ['role backup-default'],
        },
        {
          layer: 'boundary',
          name: 'backup-boundary',
          pointer: '/Role/PermissionsBoundary/PermissionsBoundaryArn',
          owners: ['role backup-default'],
          unread: true,
        },
      ],
    });
  });

  it('iam get-role, URL-encoded', () => {
    const file = 'get-role-url-encoded.json';
    const pointer = '/Role/AssumeRolePolicyDocument';
    only(file, 'trust', 'backup-default trust policy', pointer, ['role backup-default']);
    const [document] = readFixture(`aws-cli/${file}`).documents;
    const [statement] = document ? strict(document).statements : [];
    expect(statement?.principals?.items[0]?.id.value).toBe(
      'arn:aws:iam::444455556666:role/impersonation',
    );
    expect(statement?.conditions[0]?.key.value).toBe('sts:ExternalId');
  });

  it('iam get-role --output yaml', () => {
    const pointer = '/Role/AssumeRolePolicyDocument';
    only('get-role.yaml', 'trust', 'backup-default trust policy', pointer, ['role backup-default']);
  });

  it('iam list-roles, and that the answer was cut off', () => {
    const result = readFixture('aws-cli/list-roles.json');
    expect(result.documents.map(({ name }) => name)).toEqual([
      'backup-default trust policy',
      'backup-worker trust policy',
      'backup-boundary',
    ]);
    expect(result.notChecked.map(({ subject }) => subject)).toContain('the rest of the answer');
  });

  it('iam get-role-policy', () => {
    only('get-role-policy.json', 'identity', 'backup-default/deploy', '/PolicyDocument', [
      'role backup-default',
    ]);
  });

  it('iam get-user-policy', () => {
    only('get-user-policy.json', 'identity', 'veeam/deploy', '/PolicyDocument', ['user veeam']);
  });

  it('s3api get-bucket-policy, in JSON and in YAML', () => {
    only('get-bucket-policy.json', 'resource', 'get-bucket-policy', '/Policy');
    only('get-bucket-policy.yaml', 'resource', 'get-bucket-policy', '/Policy');
  });

  it('kms get-key-policy', () => {
    only('get-key-policy.json', 'resource', 'default', '/Policy');
  });

  it('sqs get-queue-attributes', () => {
    only('get-queue-attributes.json', 'resource', 'get-queue-attributes', '/Attributes/Policy');
  });

  it('organizations describe-policy', () => {
    only('describe-policy.json', 'scp', 'deny-regions', '/Policy/Content');
  });

  it('iam get-policy holds no document, which is said', () => {
    const { documents, notChecked } = readFixture('aws-cli/get-policy.json');
    expect(documents).toEqual([]);
    expect(notChecked[0]?.why).toContain('get-policy-version');
  });

  it('cloudformation get-template, whose template is a text', () => {
    const inner =
      'Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Statement: {Effect: Allow, Action: "s3:*", Resource: "*"}\n';
    const text = JSON.stringify(
      { StagesAvailable: ['Original'], TemplateBody: inner },
      undefined,
      2,
    );
    const result = read(text, 'template.json');
    expect(result.kind).toBe('cloudformation');
    const action = strict(documentNamed(result, 'P')).statements[0]?.actions.items[0];
    expect(action?.span.line).toBe(5);
    expect(text.split('\n')[4]?.slice((action?.span.column ?? 0) - 1)).toMatch(/^\\"s3:\*/);
  });

  it('a document that is broken has its problem at its place in the answer', () => {
    const text = `{\n  "Policy": ${JSON.stringify('{"Version":"2012-10-17","Statement":[{"Effect":"Alow","Action":"s3:*"}]}')}\n}`;
    const [document] = read(text, 'bucket.json').documents;
    expect(document?.parsed).toMatchObject({
      ok: false,
      problems: [{ span: { line: 2, pointer: '/Policy/Statement/0/Effect' } }],
    });
  });
});

describe('iam get-account-authorization-details', () => {
  const result = readFixture('aws-cli/get-account-authorization-details.json');

  it('finds every policy in force with those it bears on', () => {
    expect(summary(result)).toEqual({
      kind: 'aws-cli',
      documents: [
        {
          layer: 'identity',
          name: 'veeam/deploy',
          pointer: '/UserDetailList/0/UserPolicyList/0/PolicyDocument',
          owners: ['user veeam'],
        },
        {
          layer: 'identity',
          name: 'operators/stop',
          pointer: '/GroupDetailList/0/GroupPolicyList/0/PolicyDocument',
          owners: ['group operators', 'user veeam'],
        },
        {
          layer: 'trust',
          name: 'backup-default trust policy',
          pointer: '/RoleDetailList/0/AssumeRolePolicyDocument',
          owners: ['role backup-default'],
        },
        {
          layer: 'identity',
          name: 'backup-deploy',
          pointer: '/Policies/0/PolicyVersionList/1/Document',
          owners: ['role backup-default'],
        },
        {
          layer: 'boundary',
          name: 'backup-boundary',
          pointer: '/Policies/1/PolicyVersionList/0/Document',
          owners: ['role backup-default'],
        },
        {
          layer: 'identity',
          name: 'SecurityAudit',
          pointer: '/UserDetailList/1/AttachedManagedPolicies/0',
          owners: ['user auditor'],
          unread: true,
        },
      ],
    });
  });

  it('takes the default version of a managed policy, not the one that allows everything', () => {
    const { statements } = strict(documentNamed(result, 'backup-deploy'));
    expect(statements.map(({ sid }) => sid)).toEqual(['Deploy']);
  });
});
