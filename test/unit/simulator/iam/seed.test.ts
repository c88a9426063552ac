import { beforeEach, describe, expect, it } from 'vitest';

import type { AccountState } from '../../../../src/simulator/cloud/account.ts';
import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { seedDeployer, seedRole } from '../../../../src/simulator/cloud/seed/iam-seed.ts';
import { accountOfAccessKeyId } from '../../../../src/simulator/cloud/services/iam/ids.ts';
import {
  layersOf,
  principalOfAccessKey,
} from '../../../../src/simulator/cloud/services/iam/principal-layers.ts';
import { roleAllows } from '../../../../src/simulator/cloud/services/iam/role-permissions.ts';
import { InputError } from '../../../../src/vocabulary/errors.ts';
import { accountId } from '../../../fixtures/embedded-cloud/account.ts';
import { allow, iam, policy, policyArn, roleArn, setUp, trust, userArn } from './setup.ts';

let account: AccountState;
let context: CallContext;

beforeEach(() => {
  ({ account, context } = setUp());
});

const deploy = { name: 'deploy', text: policy(allow('ec2:*')) };

describe('seedDeployer', () => {
  it('makes a user whose key is known, with the policies attached', () => {
    const deployer = seedDeployer(account, { userName: 'veeam-deployer', policies: [deploy] });
    expect(deployer).toEqual({
      arn: userArn('veeam-deployer'),
      accessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/),
      secretAccessKey: expect.stringMatching(/^.{40}$/),
    });
    expect(principalOfAccessKey(account, deployer.accessKeyId)).toEqual({
      kind: 'aws',
      arn: deployer.arn,
    });
    expect(
      iam.ListAttachedUserPolicies({ UserName: 'veeam-deployer' }, context).AttachedPolicies,
    ).toEqual([{ PolicyName: 'deploy', PolicyArn: policyArn('deploy') }]);
    expect(layersOf(account, deployer.arn).identity.map(({ source }) => source)).toEqual([
      { name: 'deploy', path: policyArn('deploy') },
    ]);
  });

  it('keeps a document that is larger than a managed policy may be', () => {
    const text = policy({ Sid: 'x'.repeat(7000), ...allow('s3:*') });
    const { arn } = seedDeployer(account, { userName: 'd', policies: [{ name: 'large', text }] });
    expect(layersOf(account, arn).identity[0]?.statements).toHaveLength(1);
  });

  it('points into the file a document came from, also one around it, and answers the policy alone', () => {
    const text = JSON.stringify({ title: 'Deploy', policy: JSON.parse(deploy.text) }, null, 2);
    const { arn } = seedDeployer(account, {
      userName: 'd',
      policies: [{ name: 'my deploy (1)', text, path: 'policies/deploy.json' }],
    });
    const [document] = layersOf(account, arn).identity;
    expect(document?.source).toEqual({ name: 'my deploy (1)', path: 'policies/deploy.json' });
    expect(document?.statements[0]?.span).toMatchObject({
      pointer: '/policy/Statement/0',
      line: 6,
    });
    const PolicyArn = policyArn('my-deploy--1-');
    const { PolicyVersion } = iam.GetPolicyVersion({ PolicyArn, VersionId: 'v1' }, context);
    expect(JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ''))).toEqual(
      JSON.parse(deploy.text),
    );
  });

  it('tells documents of one name apart', () => {
    const { arn } = seedDeployer(account, {
      userName: 'd',
      policies: [deploy, { ...deploy, path: 'b/deploy.json' }],
    });
    expect([...account.iam.policies.keys()]).toEqual([policyArn('deploy'), policyArn('deploy-2')]);
    expect(layersOf(account, arn).identity).toHaveLength(2);
  });

  it('keeps the ARN of a policy that was read, and takes boundary and SCPs over', () => {
    const aws = 'arn:aws:iam::aws:policy/job-function/Billing';
    const scp = 'arn:aws:organizations::1:policy/o-1/service_control_policy/p-1';
    const { arn } = seedDeployer(account, {
      userName: 'd',
      policies: [{ ...deploy, arn: aws }],
      boundary: { name: 'limit', text: policy(allow('*')), arn: policyArn('team/limit') },
      scps: [[{ name: 'FullAWSAccess', text: policy(allow('*')), arn: scp }]],
    });
    const layers = layersOf(account, arn);
    expect(layers.identity[0]?.source).toEqual({ name: 'deploy', path: aws });
    expect(layers.boundary?.source.path).toBe(policyArn('team/limit'));
    expect(layers.scp?.[0]?.[0]?.source).toEqual({ name: 'FullAWSAccess', path: scp });
    expect(iam.GetPolicy({ PolicyArn: aws }, context).Policy).toMatchObject({
      PolicyName: 'Billing',
      Path: '/job-function/',
    });
    expect(iam.GetAccountSummary({}, context).SummaryMap?.['Policies']).toBe(1);
  });

  it('refuses a document that is none, with its place', () => {
    const broken = { name: 'deploy', text: '{\n  "Statement": []\n}', path: 'deploy.json' };
    const seed = () => seedDeployer(account, { userName: 'd', policies: [broken] });
    expect(seed).toThrow(InputError);
    expect(seed).toThrow(/^deploy\.json:2:16: /);
  });
});

describe('seedRole', () => {
  it('makes a role whose policies nobody knows, and its profile', () => {
    const role = seedRole(account, {
      name: 'VeeamImpersonationRole',
      trust: trust(),
      instanceProfile: true,
    });
    expect(role.arn).toBe(roleArn('VeeamImpersonationRole'));
    expect(
      iam.ListInstanceProfilesForRole({ RoleName: role.name }, context).InstanceProfiles,
    ).toHaveLength(1);
    expect(roleAllows(account, role.arn, 's3:GetObject', '*').effect).toBe('undecided');
    seedRole(account, {
      name: 'other',
      trust: trust(),
      instanceProfile: false,
      file: 'trust.json',
    });
    expect(
      iam.ListInstanceProfilesForRole({ RoleName: 'other' }, context).InstanceProfiles,
    ).toEqual([]);
    expect(account.iam.roles.get('other')?.trustFile).toBe('trust.json');
  });

  it('refuses a trust policy that is none', () => {
    expect(() => seedRole(account, { name: 'a', trust: '[]', instanceProfile: false })).toThrow(
      /^trust policy of a:1:1: /,
    );
  });
});

describe('access key ids', () => {
  it('name their account, as those of AWS do', () => {
    const { accessKeyId } = seedDeployer(account, { userName: 'd', policies: [] });
    expect(accountOfAccessKeyId(accessKeyId)).toBe(accountId);
    // published with the description of the format, see ids.ts
    expect(accountOfAccessKeyId('ASIAY34FZKBOKMUTVV7A')).toBe('609629065308');
    expect(accountOfAccessKeyId('AKIAIOSFODNN7EXAMPLE')).toBeUndefined();
    expect(accountOfAccessKeyId('AKIA1')).toBeUndefined();
  });

  it('are never given out twice', () => {
    const ids = new Set<string>();
    for (let index = 0; index < 500; index += 1) {
      ids.add(seedDeployer(account, { userName: `d${index}`, policies: [] }).accessKeyId);
    }
    expect(ids.size).toBe(500);
  });
});
