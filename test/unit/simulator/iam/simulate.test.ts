import type { EvaluationResult, SimulatePrincipalPolicyRequest } from '@aws-sdk/client-iam';
import { beforeEach, describe, expect, it } from 'vitest';

import type { AccountState } from '../../../../src/simulator/cloud/account.ts';
import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { accountId } from '../../../fixtures/embedded-cloud/account.ts';
import {
  allow,
  deny,
  iam,
  makePolicy,
  makeRole,
  policy,
  refusal,
  roleArn,
  setUp,
  userArn,
} from './setup.ts';

let account: AccountState;
let context: CallContext;

beforeEach(() => {
  ({ account, context } = setUp());
  iam.CreateUser({ UserName: 'anna' }, context);
  makeRole(context, 'backup');
});

const bucket = 'arn:aws:s3:::backups/object';

/** Results of the user anna. */
function simulate(input: Partial<SimulatePrincipalPolicyRequest>): EvaluationResult[] {
  const request = { PolicySourceArn: userArn('anna'), ActionNames: ['s3:GetObject'], ...input };
  return iam.SimulatePrincipalPolicy(request, context).EvaluationResults ?? [];
}

/** The decision on one action. */
function decision(input: Partial<SimulatePrincipalPolicyRequest> = {}): string | undefined {
  return simulate(input)[0]?.EvalDecision;
}

function grant(document: string, PolicyName = 'own'): void {
  iam.PutUserPolicy({ UserName: 'anna', PolicyName, PolicyDocument: document }, context);
}

/** The context entry of aws:RequestedRegion, spelled as nobody does. */
function inRegion(region: string): Pick<SimulatePrincipalPolicyRequest, 'ContextEntries'> {
  const [ContextKeyName, ContextKeyType] = ['AWS:requestedregion', 'string'] as const;
  return { ContextEntries: [{ ContextKeyName, ContextKeyType, ContextKeyValues: [region] }] };
}

describe('SimulatePrincipalPolicy', () => {
  it('finds what nobody allows implicitly denied', () => {
    expect(simulate({})).toEqual([
      {
        EvalActionName: 's3:GetObject',
        EvalResourceName: '*',
        EvalDecision: 'implicitDeny',
        MatchedStatements: [],
        MissingContextValues: [],
      },
    ]);
  });

  it('evaluates wildcards, and names the statement that allows with its place', () => {
    const PolicyArn = makePolicy(
      context,
      'read',
      JSON.stringify(JSON.parse(policy(deny('iam:*'), allow('s3:Get*'))), null, 2),
    );
    iam.AttachUserPolicy({ UserName: 'anna', PolicyArn }, context);
    expect(simulate({})[0]).toMatchObject({
      EvalDecision: 'allowed',
      MatchedStatements: [
        {
          SourcePolicyId: 'read',
          SourcePolicyType: 'IAM Policy',
          StartPosition: { Line: 9, Column: 5 },
          EndPosition: { Line: 13, Column: 6 },
        },
      ],
    });
  });

  it('names inline policies by their holder', () => {
    grant(policy(allow('s3:*')));
    iam.CreateGroup({ GroupName: 'ops' }, context);
    iam.AddUserToGroup({ GroupName: 'ops', UserName: 'anna' }, context);
    iam.PutGroupPolicy(
      { GroupName: 'ops', PolicyName: 'limit', PolicyDocument: policy(deny('s3:GetObject')) },
      context,
    );
    const [result] = simulate({});
    expect(result?.EvalDecision).toBe('explicitDeny');
    expect(result?.MatchedStatements?.map(({ SourcePolicyId }) => SourcePolicyId)).toEqual([
      'group_ops_limit',
    ]);
    expect(
      simulate({ ActionNames: ['s3:PutObject'] })[0]?.MatchedStatements?.[0]?.SourcePolicyId,
    ).toBe('user_anna_own');
  });

  it('answers one result an action, and under it one a resource', () => {
    grant(policy(allow('s3:GetObject', 'arn:aws:s3:::backups/*')));
    const results = simulate({
      ActionNames: ['s3:GetObject', 's3:PutObject'],
      ResourceArns: [bucket, 'arn:aws:s3:::other/object'],
    });
    expect(
      results.map(({ EvalActionName, EvalDecision }) => [EvalActionName, EvalDecision]),
    ).toEqual([
      ['s3:GetObject', 'implicitDeny'],
      ['s3:PutObject', 'implicitDeny'],
    ]);
    expect(results[0]?.ResourceSpecificResults).toMatchObject([
      {
        EvalResourceName: bucket,
        EvalResourceDecision: 'allowed',
        MatchedStatements: [{ SourcePolicyId: 'user_anna_own' }],
      },
      {
        EvalResourceName: 'arn:aws:s3:::other/object',
        EvalResourceDecision: 'implicitDeny',
        MatchedStatements: [],
      },
    ]);
    expect(results[0]?.MatchedStatements).toEqual([]);
  });

  it('takes a key that is not given for absent, and says that it is missing', () => {
    const Condition = { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } };
    grant(
      policy(
        { ...allow('ec2:*'), Condition },
        { ...allow('s3:*'), Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
      ),
    );
    const run = { ActionNames: ['ec2:RunInstances'] };
    expect(simulate(run)[0]).toMatchObject({
      EvalDecision: 'implicitDeny',
      MissingContextValues: ['aws:RequestedRegion'],
    });
    expect(simulate({ ...run, ...inRegion('eu-central-1') })[0]).toMatchObject({
      EvalDecision: 'allowed',
      MissingContextValues: [],
    });
    expect(decision({ ...run, ...inRegion('us-east-1') })).toBe('implicitDeny');
  });

  it('names the key of a Deny on a resource that is not valid: it may match', () => {
    const Condition = { StringLike: { 'aws:ResourceTag/Name': 'veeam-*' } };
    const tagged = { Effect: 'Deny', Action: 'cloudwatch:PutMetricAlarm', Condition };
    // IAM would not take it; what a deployer is seeded with may hold it all the same
    const text = policy(allow('*'), { ...tagged, Resource: 'arn:aws:*:*:*:*veeam*' });
    account.iam.users.get('anna')?.inline.set('odd', { name: 'odd', text });
    const alarm = `arn:aws:cloudwatch:eu-central-1:${account.id}:alarm:veeam`;
    const run = { ActionNames: ['cloudwatch:PutMetricAlarm'], ResourceArns: [alarm] };
    expect(simulate(run)[0]).toMatchObject({
      MissingContextValues: ['aws:ResourceTag/Name'],
    });
  });

  it('knows who the caller is', () => {
    grant(policy(allow('s3:*', 'arn:aws:s3:::backups/${aws:username}/*')));
    expect(decision({ ResourceArns: ['arn:aws:s3:::backups/anna/object'] })).toBe('allowed');
    expect(decision({ ResourceArns: ['arn:aws:s3:::backups/bert/object'] })).toBe('implicitDeny');
    const ResourceArns = ['arn:aws:s3:::backups/bert/object'];
    expect(decision({ ResourceArns, CallerArn: userArn('bert') })).toBe('allowed');
  });

  it('reports the permissions boundary by itself', () => {
    grant(policy(allow('*')));
    const PermissionsBoundary = makePolicy(context, 'limit', policy(allow('s3:*')));
    iam.PutUserPermissionsBoundary({ UserName: 'anna', PermissionsBoundary }, context);
    expect(simulate({})[0]).toMatchObject({
      EvalDecision: 'allowed',
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: true },
    });
    expect(simulate({ ActionNames: ['ec2:RunInstances'], ResourceArns: ['*'] })[0]).toMatchObject({
      EvalDecision: 'implicitDeny',
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    });
    const given = { PermissionsBoundaryPolicyInputList: [policy(allow('ec2:*'))] };
    expect(decision({ ...given, ActionNames: ['ec2:RunInstances'] })).toBe('allowed');
    expect(decision({ ...given })).toBe('implicitDeny');
    expect(
      decision({
        ActionNames: ['ec2:RunInstances'],
        PolicyExclusionList: [{ PolicyType: 'permission-boundary' }],
      }),
    ).toBe('allowed');
  });

  it('reports SCPs by themselves, every level counting', () => {
    grant(policy(allow('*')));
    account.iam.scps = [
      [{ name: 'FullAWSAccess', text: policy(allow('*')) }],
      [
        { name: 'FullAWSAccess', text: policy(allow('*')) },
        {
          name: 'DenyOtherRegions',
          text: policy({
            ...deny('ec2:*'),
            Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
          }),
        },
      ],
    ];
    expect(simulate({})[0]).toMatchObject({
      EvalDecision: 'allowed',
      OrganizationsDecisionDetail: { AllowedByOrganizations: true },
    });
    expect(
      simulate({ ActionNames: ['ec2:RunInstances'], ...inRegion('us-east-1') })[0],
    ).toMatchObject({
      EvalDecision: 'explicitDeny',
      MatchedStatements: [],
      OrganizationsDecisionDetail: { AllowedByOrganizations: false },
    });
    expect(
      decision({
        ActionNames: ['ec2:RunInstances'],
        ...inRegion('us-east-1'),
        PolicyExclusionList: [{ PolicyType: 'scp' }],
      }),
    ).toBe('allowed');
  });

  it('adds the policies that are given', () => {
    const [result] = simulate({ PolicyInputList: [policy(allow('ec2:*')), policy(allow('s3:*'))] });
    expect(result).toMatchObject({
      EvalDecision: 'allowed',
      MatchedStatements: [{ SourcePolicyId: 'PolicyInputList.2' }],
    });
  });

  it('leaves out the policies that are excluded', () => {
    const PolicyArn = makePolicy(context, 'vba-read', policy(allow('s3:*')));
    iam.AttachUserPolicy({ UserName: 'anna', PolicyArn }, context);
    expect(
      decision({ PolicyExclusionList: [{ PolicyArn: `arn:aws:iam::${accountId}:policy/vba-*` }] }),
    ).toBe('implicitDeny');
    expect(decision({ PolicyExclusionList: [{ PolicyType: 'aws-managed' }] })).toBe('allowed');
    grant(policy(deny('s3:*')));
    const InlinePolicyIdentifier = {
      PolicyName: 'own',
      AttachmentType: 'user' as const,
      AttachmentName: 'an?a',
    };
    expect(decision()).toBe('explicitDeny');
    expect(decision({ PolicyExclusionList: [{ InlinePolicyIdentifier }] })).toBe('allowed');
    expect(
      refusal(() => simulate({ PolicyExclusionList: [{ PolicyArn: 'arn:*:policy/x' }] })).code,
    ).toBe('InvalidInput');
  });

  it('evaluates a resource policy for users, across accounts both sides', () => {
    const ResourcePolicy = policy({
      ...allow('s3:GetObject', bucket),
      Principal: { AWS: userArn('anna') },
    });
    expect(decision({ ResourceArns: [bucket], ResourcePolicy })).toBe('allowed');
    const ResourceOwner = 'arn:aws:iam::999988887777:root';
    const [foreign] = simulate({ ResourceArns: [bucket], ResourcePolicy, ResourceOwner });
    expect(foreign).toMatchObject({
      EvalDecision: 'implicitDeny',
      EvalDecisionDetails: { 'IAM Policy': 'implicitDeny', 'Resource Policy': 'allowed' },
    });
    grant(policy(allow('s3:*')));
    expect(decision({ ResourceArns: [bucket], ResourcePolicy, ResourceOwner })).toBe('allowed');
    expect(decision({ ResourceArns: [bucket], ResourceOwner })).toBe('implicitDeny');
  });

  it('does not look at the trust policy for sts:AssumeRole, as AWS does not', () => {
    const ResourcePolicy = policy({
      ...allow('sts:AssumeRole', roleArn('backup')),
      Principal: { AWS: userArn('anna') },
    });
    expect(
      decision({
        ActionNames: ['sts:AssumeRole'],
        ResourceArns: [roleArn('backup')],
        ResourcePolicy,
      }),
    ).toBe('implicitDeny');
  });

  it('comes in pages', () => {
    const ActionNames = ['s3:GetObject', 's3:PutObject', 's3:ListBucket'];
    const first = iam.SimulatePrincipalPolicy(
      { PolicySourceArn: userArn('anna'), ActionNames, MaxItems: 2 },
      context,
    );
    expect(first.EvaluationResults?.map(({ EvalActionName }) => EvalActionName)).toEqual([
      's3:GetObject',
      's3:PutObject',
    ]);
    const second = iam.SimulatePrincipalPolicy(
      { PolicySourceArn: userArn('anna'), ActionNames, MaxItems: 2, Marker: first.Marker },
      context,
    );
    expect(second.EvaluationResults?.map(({ EvalActionName }) => EvalActionName)).toEqual([
      's3:ListBucket',
    ]);
  });

  it.each([
    [
      'a session',
      { PolicySourceArn: `arn:aws:sts::${accountId}:assumed-role/backup/me` },
      'InvalidInput',
      `Invalid Entity Arn: arn:aws:sts::${accountId}:assumed-role/backup/me does not clearly define entity type and name.`,
      400,
    ],
    [
      'the root user',
      { PolicySourceArn: `arn:aws:iam::${accountId}:root` },
      'InvalidInput',
      `Invalid Entity Arn: arn:aws:iam::${accountId}:root does not clearly define entity type and name.`,
      400,
    ],
    [
      'a role that does not exist',
      { PolicySourceArn: roleArn('none') },
      'NoSuchEntity',
      'The role with name none cannot be found.',
      404,
    ],
    [
      'a resource that is no ARN',
      { ResourceArns: ['14a050d4'] },
      'InvalidInput',
      'ResourceNames are not in a valid ARN format: 14a050d4.',
      400,
    ],
    [
      'a session that calls',
      { CallerArn: `arn:aws:sts::${accountId}:assumed-role/backup/me` },
      'InvalidInput',
      'Invalid caller - Caller must be an IAM user, role or group in this context.',
      400,
    ],
    [
      'an owner that is no account',
      { ResourceOwner: 'me' },
      'InvalidInput',
      'Invalid Resource Owner.',
      400,
    ],
    [
      'a resource policy on everything',
      { ResourcePolicy: policy() },
      'InvalidInput',
      'Invalid Entity Arn: * does not clearly define entity type and name.',
      400,
    ],
    [
      'a resource policy with a role',
      { PolicySourceArn: roleArn('backup'), ResourcePolicy: policy(), ResourceArns: [bucket] },
      'InvalidInput',
      "Simulation of resource-based policies isn't supported for IAM roles.",
      400,
    ],
    [
      'no action',
      { ActionNames: [] },
      'ValidationError',
      "1 validation error detected: Value at 'actionNames' failed to satisfy constraint: Member must not be null",
      400,
    ],
  ])('refuses %s', (_, input, code, message, status) => {
    expect(refusal(() => simulate(input))).toEqual({ code, message, status });
  });

  it('refuses a pattern for an action and a text that is no policy', () => {
    expect(refusal(() => simulate({ ActionNames: ['s3:Get*'] })).code).toBe('InvalidInput');
    expect(refusal(() => simulate({ PolicyInputList: ['{}'] })).code).toBe('InvalidInput');
  });

  it('does not guess about a role whose policies nobody read', () => {
    account.iam.roles.get('backup')?.unread.add('inline');
    expect(refusal(() => simulate({ PolicySourceArn: roleArn('backup') }))).toEqual({
      code: 'PolicyEvaluation',
      message: `Policies of ${roleArn('backup')} are not known: inline policies`,
      status: 500,
    });
  });

  it('does not guess where AWS does not say what it does', () => {
    const Condition = { StringEquals: { 'aws:TagKeys': 'a' } };
    grant(policy({ ...allow('s3:*'), Condition }));
    const ContextEntries = [
      {
        ContextKeyName: 'aws:TagKeys',
        ContextKeyType: 'stringList' as const,
        ContextKeyValues: ['a', 'b'],
      },
    ];
    expect(refusal(() => simulate({ ContextEntries }))).toMatchObject({
      code: 'PolicyEvaluation',
      status: 500,
    });
  });
});

const custom = (input: Partial<Parameters<typeof iam.SimulateCustomPolicy>[0]>) =>
  iam.SimulateCustomPolicy(
    { PolicyInputList: [policy(allow('s3:*'))], ActionNames: ['s3:GetObject'], ...input },
    context,
  ).EvaluationResults?.[0];

describe('SimulateCustomPolicy', () => {
  it('evaluates what is given and nothing else', () => {
    grant(policy(deny('s3:*')));
    expect(custom({})).toMatchObject({
      EvalDecision: 'allowed',
      MatchedStatements: [{ SourcePolicyId: 'PolicyInputList.1' }],
    });
    expect(custom({ ActionNames: ['ec2:RunInstances'] })?.EvalDecision).toBe('implicitDeny');
  });

  it('takes a boundary and SCPs', () => {
    expect(custom({ PermissionsBoundaryPolicyInputList: [policy(allow('ec2:*'))] })).toMatchObject({
      EvalDecision: 'implicitDeny',
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    });
    expect(
      custom({
        OrderedOrganizationPolicyInputList: [
          { ServiceControlPolicyInputList: [policy(allow('*'))] },
          { ServiceControlPolicyInputList: [] },
        ],
      }),
    ).toMatchObject({
      EvalDecision: 'implicitDeny',
      OrganizationsDecisionDetail: { AllowedByOrganizations: false },
    });
  });

  it('has no caller unless one is named', () => {
    const PolicyInputList = [
      policy({ ...allow('s3:*'), Condition: { StringLike: { 'aws:username': '*' } } }),
    ];
    expect(custom({ PolicyInputList })).toMatchObject({
      EvalDecision: 'implicitDeny',
      MissingContextValues: ['aws:username'],
    });
    expect(custom({ PolicyInputList, CallerArn: userArn('anna') })).toMatchObject({
      EvalDecision: 'allowed',
      MissingContextValues: [],
    });
    expect(
      refusal(() => custom({ ResourcePolicy: policy(), ResourceArns: [bucket] })).message,
    ).toBe('Invalid caller - Caller cannot be null or empty.');
  });
});

describe('GetContextKeys', () => {
  const Condition = {
    StringEquals: { 'aws:RequestedRegion': 'eu-central-1' },
    Bool: { 'AWS:SecureTransport': 'true' },
  };

  it('names the keys and variables of given policies once', () => {
    const document = policy(
      {
        ...allow('s3:*', "arn:aws:s3:::b/${aws:username}/${aws:PrincipalTag/team, 'none'}/${*}"),
        Condition,
      },
      { ...deny('ec2:*'), Condition: { StringLike: { 'aws:requestedregion': '*' } } },
    );
    expect(iam.GetContextKeysForCustomPolicy({ PolicyInputList: [document] })).toEqual({
      ContextKeyNames: [
        'aws:PrincipalTag/team',
        'aws:RequestedRegion',
        'AWS:SecureTransport',
        'aws:username',
      ],
    });
  });

  it('names those of a principal, its groups and its boundary', () => {
    grant(
      policy({ ...allow('s3:*'), Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
    );
    iam.CreateGroup({ GroupName: 'ops' }, context);
    iam.AddUserToGroup({ GroupName: 'ops', UserName: 'anna' }, context);
    iam.PutGroupPolicy(
      {
        GroupName: 'ops',
        PolicyName: 'own',
        PolicyDocument: policy({
          ...allow('s3:*'),
          Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
        }),
      },
      context,
    );
    const PermissionsBoundary = makePolicy(
      context,
      'limit',
      policy({ ...allow('s3:*'), Condition }),
    );
    iam.PutUserPermissionsBoundary({ UserName: 'anna', PermissionsBoundary }, context);
    const PolicyInputList = [
      policy({ ...allow('s3:*'), Condition: { StringLike: { 's3:prefix': 'a*' } } }),
    ];
    expect(
      iam.GetContextKeysForPrincipalPolicy(
        { PolicySourceArn: userArn('anna'), PolicyInputList },
        context,
      ).ContextKeyNames,
    ).toEqual([
      'aws:MultiFactorAuthPresent',
      'aws:RequestedRegion',
      'AWS:SecureTransport',
      'aws:SourceIp',
      's3:prefix',
    ]);
    expect(
      refusal(() =>
        iam.GetContextKeysForPrincipalPolicy(
          { PolicySourceArn: `arn:aws:iam::${accountId}:root` },
          context,
        ),
      ).code,
    ).toBe('InvalidInput');
  });
});
