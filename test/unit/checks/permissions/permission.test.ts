import { describe, expect, it } from 'vitest';

import { viewOf } from '../../../../src/checks/permissions/deployer.ts';
import { permission } from '../../../../src/checks/permissions/permission.ts';
import { plannedRequests } from '../../../../src/policies/authorise/planned-calls.ts';
import { loadProduct } from '../../../../src/policies/catalogue/veeam/index.ts';
import type { DocumentFact, Facts, SimulatedAction } from '../../../../src/vocabulary/facts.ts';
import {
  accountId,
  bySubject,
  catalogue,
  deployPolicy,
  given,
  goodFacts,
  plan,
  user,
  withPolicies,
} from '../support/literal-facts.ts';

async function run(facts: Facts) {
  return [...permission.run(facts, plan, await catalogue())];
}

async function required(facts: Facts) {
  return (await run(facts)).slice(0, 83);
}

/** The documented deploy policy without some actions. */
async function without(...actions: readonly string[]): Promise<DocumentFact> {
  const { deploySet } = await loadProduct('10');
  const policy = JSON.parse(deploySet.policyText) as { Statement: { Action: string[] }[] };
  for (const statement of policy.Statement) {
    statement.Action = statement.Action.filter((action) => !actions.includes(action));
  }
  return given(policy, 'deploy');
}

/** Leave to make buckets of these names only. */
async function scopedTo(Resource: string): Promise<DocumentFact> {
  const Statement = { Effect: 'Allow', Action: 's3:CreateBucket', Resource };
  return given({ Version: '2012-10-17', Statement }, 'scoped');
}

function simulated(action: string, change: Partial<SimulatedAction> = {}): SimulatedAction {
  return {
    action,
    resource: '*',
    decision: 'allowed',
    statements: [],
    missingContext: [],
    ...change,
  };
}

async function withSimulation(...answers: readonly SimulatedAction[]) {
  return required({
    ...withPolicies(await deployPolicy()),
    simulatedActions: { value: answers },
  });
}

describe('check/permission', () => {
  it('passes all 83 actions for the documented deploy policy, and skips encryption where it is off', async () => {
    const results = await run(withPolicies(await deployPolicy()));
    expect(results).toHaveLength(84);
    expect(results).toHaveLength(permission.expected(plan, await catalogue()));
    expect(results.slice(0, 83).map(({ subject, status }) => `${subject} ${status}`)).toEqual(
      (await loadProduct('10')).deploySet.actions.map((action) => `${action} pass`),
    );
    expect(results.at(-1)).toMatchObject({
      subject: 'kms:GenerateDataKeyWithoutPlaintext',
      status: 'skipped',
    });
    expect(bySubject(results, 'ec2:RunInstances').message).toBe(
      'Allowed by statement CreateResources of deploy.',
    );
  });

  it('has planned requests for every action of the deploy set', async () => {
    const view = viewOf({ identity: user, accountId, partition: 'aws' });
    const { deploySet } = await loadProduct('10');
    expect(new Set(plannedRequests(plan, view).keys())).toEqual(new Set(deploySet.actions));
  });

  it('fails every action of an identity without policies, and offers the statement', async () => {
    const results = await required(withPolicies());
    const states = new Set(results.map(({ status }) => status));
    expect(states).toEqual(new Set(['fail', 'warn']));
    const result = bySubject(results, 'iam:PassRole');
    expect(result).toMatchObject({ status: 'fail', severity: 'error', layer: 'identity' });
    expect(result.message).toContain(
      'No identity policy allows it on arn:aws:iam::123456789012:role/vba-prod-',
    );
    expect(result.message).toContain('Needed by create-iam-roles, deploy-instance.');
    expect(JSON.parse(result.remedy?.patch ?? '')).toEqual({
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: '*',
      Condition: {
        StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] },
      },
    });
  });

  it('fails just the action that is left out', async () => {
    const results = await required(withPolicies(await without('iam:PassRole')));
    expect(results.filter(({ status }) => status !== 'pass').map(({ subject }) => subject)).toEqual(
      ['iam:PassRole'],
    );
  });

  it('only warns of the clean-up of the network, which the docs let one leave out', async () => {
    const results = await required(withPolicies(await without('ec2:DeleteVpc')));
    const result = bySubject(results, 'ec2:DeleteVpc');
    expect(result).toMatchObject({ status: 'warn', severity: 'warning' });
    expect(result.message).toContain('leaves the network behind');
  });

  it('finds the statement that denies, and points into its file', async () => {
    const deny = {
      Sid: 'OnlyFrankfurt',
      Effect: 'Deny',
      Action: 'ec2:RunInstances',
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
    };
    const fence = given({ Version: '2012-10-17', Statement: deny }, 'fence');
    const result = bySubject(
      await required(withPolicies(await deployPolicy(), fence)),
      'ec2:RunInstances',
    );
    expect(result).toMatchObject({ status: 'fail', layer: 'identity' });
    expect(result.message).toContain(
      'explicit deny in an identity policy, statement OnlyFrankfurt of fence,',
    );
    expect(result.place).toMatchObject({
      kind: 'file',
      path: 'policies/fence.json',
      pointer: '/Statement',
      line: 3,
    });
    expect(result.remedy?.patch).toBeUndefined();
  });

  it('does not mind a statement that denies another region', async () => {
    const deny = {
      Effect: 'Deny',
      Action: 'ec2:RunInstances',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
    };
    const fence = given({ Version: '2012-10-17', Statement: deny }, 'fence');
    const result = bySubject(
      await required(withPolicies(await deployPolicy(), fence)),
      'ec2:RunInstances',
    );
    expect(result.status).toBe('pass');
  });

  it('fails RunInstances where one of its resources is not allowed', async () => {
    const allowed = ['instance', 'volume', 'network-interface', 'subnet', 'security-group'];
    const launch = {
      Effect: 'Allow',
      Action: 'ec2:RunInstances',
      Resource: [...allowed.map((type) => `arn:aws:ec2:*:*:${type}/*`), 'arn:aws:ec2:*::image/*'],
    };
    const policies = [
      await without('ec2:RunInstances'),
      given({ Version: '2012-10-17', Statement: launch }, 'launch'),
    ];
    const result = bySubject(await required(withPolicies(...policies)), 'ec2:RunInstances');
    expect(result.status).toBe('fail');
    expect(result.message).toContain(`on arn:aws:ec2:eu-central-1:${accountId}:key-pair/vba-key`);
  });

  it('is unknown where a statement hangs on a key that nobody knows, and names it', async () => {
    const deny = {
      Sid: 'OfficeOnly',
      Effect: 'Deny',
      Action: 's3:CreateBucket',
      Resource: '*',
      Condition: { NotIpAddress: { 'aws:SourceIp': '198.51.100.0/24' } },
    };
    const office = given({ Version: '2012-10-17', Statement: deny }, 'office');
    const result = bySubject(
      await required(withPolicies(await deployPolicy(), office)),
      's3:CreateBucket',
    );
    expect(result).toMatchObject({
      status: 'unknown',
      severity: 'error',
      place: { path: 'policies/office.json' },
    });
    expect(result.message.toLowerCase()).toContain('aws:sourceip');
    expect(result.remedy?.text).toContain('that the condition of the statement holds');
  });

  it('names the permissions boundary that does not allow, and its own remedy', async () => {
    const boundary = {
      name: 'Dev',
      kind: 'managed',
      arn: `arn:aws:iam::${accountId}:policy/Dev`,
      text: JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
      }),
    } as const;
    const facts = withPolicies(await deployPolicy());
    const bound = { ...facts, identity: { ...facts.identity, boundary: { value: boundary } } };
    const result = bySubject(await required(bound), 'iam:CreateRole');
    expect(result).toMatchObject({ status: 'fail', layer: 'boundary' });
    expect(result.remedy?.text).toContain('permissions boundary of the deploying identity');
    expect(bySubject(await required(bound), 'ec2:CreateVpc').status).toBe('pass');
  });

  it('names a service control policy, with its statement in the account', async () => {
    const arn = 'arn:aws:organizations::1:policy/o-1/service_control_policy/p-1';
    const full = {
      name: 'FullAWSAccess',
      kind: 'managed',
      text: JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
      }),
    } as const;
    const deny = {
      name: 'NoAddresses',
      kind: 'managed',
      arn,
      text: JSON.stringify({
        Version: '2012-10-17',
        Statement: { Sid: 'Eips', Effect: 'Deny', Action: 'ec2:AllocateAddress', Resource: '*' },
      }),
    } as const;
    const facts = withPolicies(await deployPolicy());
    const bound = {
      ...facts,
      identity: { ...facts.identity, scps: { value: [[full], [full, deny]] } },
    };
    const result = bySubject(await required(bound), 'ec2:AllocateAddress');
    expect(result).toMatchObject({
      status: 'fail',
      layer: 'scp',
      place: { kind: 'account', arn, pointer: '/Statement' },
    });
    expect(result.remedy?.text).toContain('management account');
  });

  it('does not call an action allowed where a boundary that could be read was not', async () => {
    const managed: DocumentFact = {
      ...(await deployPolicy()),
      kind: 'managed',
      arn: `arn:aws:iam::${accountId}:policy/d`,
    };
    const facts = withPolicies(managed);
    const boundary = { unknown: 'the caller may not call iam:GetUser.', needs: ['iam:GetUser'] };
    const result = bySubject(
      await required({ ...facts, identity: { ...facts.identity, boundary } }),
      'ec2:CreateVpc',
    );
    expect(result.status).toBe('unknown');
    expect(result.message).toContain('iam:GetUser');
  });

  it('is unknown where neither simulation nor policies are to be had', async () => {
    const policies = { unknown: 'the caller may not call iam:ListUserPolicies.' };
    const results = await required({ ...goodFacts, identity: { ...user, policies } });
    expect(results.every(({ status }) => status === 'unknown')).toBe(true);
    const { message, remedy } = bySubject(results, 'ec2:CreateVpc');
    expect(message).toContain('may not simulate');
    expect(message).toContain('iam:ListUserPolicies');
    expect(remedy?.text).toContain('--policies');
  });

  it('is unknown where a policy of the account is no policy', async () => {
    const results = await required(withPolicies(await deployPolicy(), given('{', 'broken')));
    expect(results.every(({ status }) => status === 'unknown')).toBe(true);
    expect(results[0]?.message).toContain('broken is no policy');
  });
});

describe('check/permission with a policy simulation', () => {
  it('shows both sources where they agree, the stronger first', async () => {
    const { evidence, status } = bySubject(
      await withSimulation(simulated('ec2:CreateVpc')),
      'ec2:CreateVpc',
    );
    expect(status).toBe('pass');
    expect(evidence.map(({ kind }) => kind)).toEqual(['policy-simulation', 'local-evaluation']);
  });

  it('lets the simulation win over the local evaluation, and says that they disagree', async () => {
    const answer = simulated('ec2:CreateVpc', { decision: 'explicitDeny', layer: 'scp' });
    const result = bySubject(await withSimulation(answer), 'ec2:CreateVpc');
    expect(result).toMatchObject({ status: 'fail', layer: 'scp' });
    expect(result.message).toContain(
      'Evaluation of the policies here disagrees (allowed: statement CreateResources of deploy)',
    );
    expect(result.evidence.map(({ kind }) => kind)).toEqual([
      'policy-simulation',
      'local-evaluation',
    ]);
  });

  it('passes nothing that the documents deny, though the simulation allowed it', async () => {
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Sid: 'Frozen', Effect: 'Deny', Action: 'ec2:CreateVpc', Resource: '*' },
    });
    const facts = withPolicies(await deployPolicy());
    const scps = { value: [[{ name: 'Freeze', kind: 'managed' as const, text }]] };
    const results = await required({
      ...facts,
      identity: { ...facts.identity, scps },
      simulatedActions: { value: [simulated('ec2:CreateVpc')] },
    });
    const result = bySubject(results, 'ec2:CreateVpc');
    expect(result).toMatchObject({ status: 'unknown', severity: 'error' });
    expect(result.message).toContain("AWS's policy simulation: allowed");
    expect(result.message).toContain('statement Frozen of Freeze');
    expect(result.remedy?.text).toContain('Find out which is right');
  });

  it('takes a name that is guessed for no proof, whatever the simulation says of it', async () => {
    const scoped = await scopedTo('arn:aws:s3:::veeam-deploy-*');
    const bucket = `arn:aws:s3:::veeam-deploy-vba-prod-${accountId}`;
    for (const answers of [[], [simulated('s3:CreateBucket', { resource: bucket })]]) {
      const results = await required({
        ...withPolicies(await without('s3:CreateBucket'), scoped),
        simulatedActions: { value: answers },
      });
      const result = bySubject(results, 's3:CreateBucket');
      expect(result).toMatchObject({
        status: 'unknown',
        place: { path: 'policies/scoped.json', pointer: '/Statement' },
      });
      expect(result.message).toContain('its temporary bucket is not documented');
      expect(result.remedy?.text).toContain('cover every resource of that kind');
    }
  });

  it('fails where even the guessed name is not allowed', async () => {
    const results = await required(
      withPolicies(await without('s3:CreateBucket'), await scopedTo('arn:aws:s3:::other-*')),
    );
    expect(bySubject(results, 's3:CreateBucket').status).toBe('fail');
  });

  it('is unknown where the simulation denies an example of a name, and fails where it denies the likely one', async () => {
    const any = simulated('s3:CreateBucket', {
      resource: 'arn:aws:s3:::vba-preflight-any-name',
      decision: 'implicitDeny',
    });
    const unread = { ...goodFacts, identity: { ...user, policies: { unknown: 'not read.' } } };
    const ofAny = await required({ ...unread, simulatedActions: { value: [any] } });
    expect(bySubject(ofAny, 's3:CreateBucket').status).toBe('unknown');
    const likely = { ...any, resource: `arn:aws:s3:::veeam-deploy-vba-prod-${accountId}` };
    const ofBoth = await required({ ...unread, simulatedActions: { value: [any, likely] } });
    expect(bySubject(ofBoth, 's3:CreateBucket').status).toBe('fail');
  });

  it('does not hold the simulation of a made-up id against a policy about ids', async () => {
    const Resource = 'arn:aws:ec2:*:*:vpc/vpc-0*';
    const fence = given(
      {
        Version: '2012-10-17',
        Statement: { Effect: 'Deny', Action: 'ec2:DetachInternetGateway', Resource },
      },
      'fence',
    );
    const sample = simulated('ec2:DetachInternetGateway', {
      resource: `arn:aws:ec2:eu-central-1:${accountId}:vpc/vpc-0123456789abcdef0`,
      decision: 'explicitDeny',
      layer: 'identity',
    });
    const results = await required({
      ...withPolicies(await deployPolicy(), fence),
      simulatedActions: { value: [sample] },
    });
    expect(bySubject(results, 'ec2:DetachInternetGateway').status).toBe('unknown');
  });

  it('blames the layer of the stronger source where both deny for different reasons', async () => {
    const answer = simulated('iam:PassRole', {
      resource: 'arn:aws:iam::1:role/r',
      decision: 'explicitDeny',
      layer: 'scp',
    });
    const facts = withPolicies(await without('iam:PassRole'));
    const results = await required({ ...facts, simulatedActions: { value: [answer] } });
    const result = bySubject(results, 'iam:PassRole');
    expect(result).toMatchObject({ status: 'fail', layer: 'scp' });
    expect(result.message).toContain(
      'An explicit deny in a service control policy on arn:aws:iam::1:role/r.',
    );
    expect(result.remedy?.text).toContain('management account');
    expect(result.evidence).toHaveLength(2);
  });

  it('fails where one of several resources is denied', async () => {
    const answers = [
      simulated('ec2:RunInstances', { resource: 'arn:aws:ec2:eu-central-1::image/ami-1' }),
      simulated('ec2:RunInstances', {
        resource: 'arn:aws:ec2:eu-central-1:1:volume/*',
        decision: 'implicitDeny',
        layer: 'boundary',
      }),
    ];
    const result = bySubject(await withSimulation(...answers), 'ec2:RunInstances');
    expect(result).toMatchObject({ status: 'fail', layer: 'boundary' });
    expect(result.message).toContain(
      'No permissions boundary allows it on arn:aws:ec2:eu-central-1:1:volume/*',
    );
  });

  it.each(['allowed', 'implicitDeny', 'explicitDeny'] as const)(
    'decides nothing by "%s" with a condition key missing: then the policies themselves decide',
    async (decision) => {
      const answer = simulated('ec2:CreateVpc', { decision, missingContext: ['aws:SourceIp'] });
      const result = bySubject(await withSimulation(answer), 'ec2:CreateVpc');
      expect(result.status).toBe('pass');
      expect(result.evidence[0]?.detail).toBe('undecided: it would need to know aws:SourceIp');
    },
  );
});

describe('check/permission with real calls', () => {
  const probe = {
    endpoint: 'ec2',
    operation: 'DescribeVpcs',
    action: 'ec2:DescribeVpcs',
    region: 'eu-central-1',
    ms: 3,
    requestId: 'r-1',
  } as const;

  it('takes a call that was answered for the strongest evidence', async () => {
    const policies = { unknown: 'not read.' };
    const apis = [{ ...probe, outcome: 'ok' }] as const;
    const result = bySubject(
      await required({ ...goodFacts, apis, identity: { ...user, policies } }),
      'ec2:DescribeVpcs',
    );
    expect(result).toMatchObject({
      status: 'pass',
      message: 'The real call: DescribeVpcs answered in eu-central-1.',
    });
    expect(result.evidence[0]).toEqual({
      kind: 'probe',
      detail: 'allowed: DescribeVpcs answered in eu-central-1',
      requestId: 'r-1',
    });
  });

  it('does not take the calls of the caller for those of the identity whose policies were given', async () => {
    const apis = [{ ...probe, outcome: 'ok' }] as const;
    const facts = { ...withPolicies(await without('ec2:DescribeVpcs')), apis };
    expect(bySubject(await required(facts), 'ec2:DescribeVpcs').status).toBe('fail');
  });
});

describe('check/permission with EBS encryption by default', () => {
  const action = 'kms:GenerateDataKeyWithoutPlaintext';

  async function encrypted(
    ebsEncryptionByDefault: Facts['regionFacts']['ebsEncryptionByDefault'],
    ...more: readonly DocumentFact[]
  ) {
    const facts = withPolicies(await deployPolicy(), ...more);
    return bySubject(
      await run({ ...facts, regionFacts: { ...facts.regionFacts, ebsEncryptionByDefault } }),
      action,
    );
  }

  const kms = given(
    { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: action, Resource: '*' } },
    'kms',
  );

  it('needs one action more', async () => {
    expect(await encrypted({ value: true })).toMatchObject({ status: 'fail', severity: 'error' });
    expect((await encrypted({ value: true }, kms)).status).toBe('pass');
  });

  it.each([
    ['arn:aws:kms:eu-central-1:123456789012:key/1234', 'unknown'],
    ['arn:aws:s3:::bucket', 'fail'],
  ])('with the action allowed on %s: %s', async (Resource, status) => {
    const Statement = { Effect: 'Allow', Action: action, Resource };
    const result = await encrypted(
      { value: true },
      given({ Version: '2012-10-17', Statement }, 'kms'),
    );
    expect(result.status).toBe(status);
  });

  it('uses the key through EC2', async () => {
    const Condition = { StringEquals: { 'kms:ViaService': 'ec2.eu-central-1.amazonaws.com' } };
    const Statement = { Effect: 'Allow', Action: action, Resource: '*', Condition };
    const result = await encrypted(
      { value: true },
      given({ Version: '2012-10-17', Statement }, 'kms'),
    );
    expect(result.status).toBe('pass');
  });

  it('is unknown where the setting could not be read, but for an identity that may anyway', async () => {
    const unread = { unknown: 'denied.', needs: ['ec2:GetEbsEncryptionByDefault'] };
    const result = await encrypted(unread);
    expect(result).toMatchObject({ status: 'unknown', severity: 'error' });
    expect(result.remedy?.text).toContain('Allow ec2:GetEbsEncryptionByDefault');
    expect((await encrypted(unread, kms)).status).toBe('pass');
  });
});
