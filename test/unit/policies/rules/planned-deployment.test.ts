import { describe, expect, test } from 'vitest';

import { loadProduct } from '../../../../src/policies/catalogue/veeam/index.ts';
import { fileView } from '../../../../src/policies/document/text-view.ts';
import type { PolicySet, Profile } from '../../../../src/policies/lint/context.ts';
import * as engine from '../../../../src/policies/lint/deployment/engine.ts';
import { exampleDeployment } from '../../../../src/policies/lint/deployment/example-plan.ts';
import type { PolicyType } from '../../../../src/policies/lint/document/lint-document.ts';
import { openText } from '../../../../src/policies/lint/document/open-document.ts';
import { RuleRunner } from '../../../../src/policies/lint/run-rules.ts';
import { rules } from '../../../../src/policies/rules/index.ts';

const product = await loadProduct('10');

async function profileFor(...features: readonly string[]): Promise<Profile> {
  const sets = await Promise.all(features.map((id) => product.permissionSet(id)));
  return { product, sets, engine, deployment: exampleDeployment };
}

function documentOf(type: PolicyType, policy: object) {
  return openText(fileView(JSON.stringify(policy)), '', {
    source: { path: `${type}.json`, name: type },
    type: { is: type, from: 'flag' },
  });
}

function statements(...Statement: readonly object[]) {
  return { Version: '2012-10-17', Statement };
}

async function messages(id: string, set: PolicySet, profile: Profile): Promise<readonly string[]> {
  const runner = new RuleRunner(
    rules.filter((rule) => rule.id === id),
    profile,
  );
  return (await runner.run(set)).map(({ finding }) => finding.message);
}

function scp(...all: readonly object[]): PolicySet {
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
  return { documents: [documentOf('scp', statements(everything, ...all))] };
}

const deploy = documentOf('identity', JSON.parse(product.deploySet.policyText) as object);
const readsOnly = documentOf(
  'boundary',
  statements({ Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' }),
);

describe('boundary-blocks-plan', () => {
  test('speaks of the boundary of an identity that is allowed what a deployment needs', async () => {
    const found = await messages(
      'boundary-blocks-plan',
      { owner: { kind: 'user', name: 'deployer' }, documents: [deploy, readsOnly] },
      await profileFor(),
    );
    expect(found).toEqual([
      expect.stringMatching(
        /^The boundary does not allow .* and \d+ more, which the deployment of "backup" to eu-central-1 calls\.$/,
      ),
    ]);
  });

  test('says nothing of a role that the product itself makes', async () => {
    const owner = { kind: 'role', name: 'backup-VeeamImpersonationRole' } as const;
    const set = { owner, documents: [readsOnly] };
    expect(await messages('boundary-blocks-plan', set, await profileFor())).toEqual([]);
  });
});

describe('scp-blocks-plan', () => {
  test('says nothing where it hangs on what is not known: an organisation, a tag, a made-up name', async () => {
    const set = scp(
      {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } },
      },
      {
        Effect: 'Deny',
        Action: 'iam:CreateRole',
        Resource: 'arn:aws:iam::*:role/backup-VeeamImpersonationRole',
      },
      { Effect: 'Deny', Action: 's3:CreateBucket', NotResource: 'arn:aws:s3:::corp-*' },
    );
    expect(await messages('scp-blocks-plan', set, await profileFor())).toEqual([]);
  });

  test('names all calls that a statement denies, in one finding', async () => {
    const set = scp({
      Effect: 'Deny',
      Action: ['ec2:CreateVpc', 'iam:CreatePolicy*', 'rds:*'],
      Resource: '*',
    });
    expect(await messages('scp-blocks-plan', set, await profileFor())).toEqual([
      'This denies ec2:CreateVpc, which the deployment of "backup" to eu-central-1 calls.',
      'This denies iam:CreatePolicy and iam:CreatePolicyVersion, which the deployment of "backup" to eu-central-1 calls.',
    ]);
  });
});

describe('rules about trust', () => {
  const trust = documentOf(
    'trust',
    statements({
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
  );

  test('know a role of the product by its name, whatever is compared with', async () => {
    const set = {
      owner: { kind: 'role', name: 'backup-VeeamImpersonationRole' },
      documents: [trust],
    } as const;
    const profile = await profileFor('default-backup-restore-part-1', 'repository');
    expect(await messages('trust-missing-principal', set, profile)).toEqual([]);
    expect(await messages('trust-missing-appliance', set, profile)).toEqual([]);
  });

  test('leave a role alone whose policies are of no feature that is compared with', async () => {
    const set = { owner: { kind: 'role', name: 'web' }, documents: [trust, deploy] } as const;
    const profile = await profileFor('repository', 'plugin-deploy-appliance');
    expect(await messages('trust-missing-principal', set, profile)).toEqual([]);
  });

  test('name the roles of the product that need the service', async () => {
    const profile = await profileFor('repository', 'dynamodb-backup', 'ec2-backup');
    expect(await messages('trust-missing-principal', { documents: [trust] }, profile)).toEqual([
      'batchoperations.s3.amazonaws.com and backup.amazonaws.com cannot assume the role, which the product needs of the Repository role and the DynamoDB backup role.',
    ]);
  });
});
