import { describe, expect, it } from 'vitest';

import { documentNamed, read, readFixture, strict } from './support.ts';

const plan = readFixture('terraform/plan.json');

function planOf(resources: readonly object[], rest: object = {}): string {
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.9.5',
    planned_values: { root_module: { resources } },
    ...rest,
  });
}

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
});

function resource(type: string, name: string, values: object): object {
  return { address: `${type}.${name}`, mode: 'managed', type, name, values };
}

describe('terraform show -json', () => {
  it('finds the policies of all modules with those they bear on', () => {
    expect(plan.kind).toBe('terraform');
    const found = plan.documents.map(({ layer, name, owners }) =>
      [layer, name, ...owners.map((owner) => `${owner.kind}:${owner.name}`)].join(' '),
    );
    expect(found).toEqual([
      'trust aws_iam_role.deploy trust policy role:backup-deploy',
      'identity aws_iam_role.deploy/logs role:backup-deploy',
      'identity aws_iam_role_policy.worker role:backup-deploy',
      'resource aws_kms_key.backups',
      'scp aws_organizations_policy.regions',
      'resource module.repository["main"].aws_s3_bucket_policy.repository',
      'identity module.repository["main"].aws_iam_user_policy.repository user:veeam',
      'identity module.repository["main"].aws_iam_group_policy.readers group:readers',
      'identity aws_iam_policy.deploy role:backup-deploy',
      'boundary backup-boundary role:backup-deploy',
    ]);
  });

  it('reads the same from a plan over many lines', () => {
    const indented = readFixture('terraform/plan-indented.json');
    expect(indented.documents.map(({ name }) => name)).toEqual(
      plan.documents.map(({ name }) => name),
    );
  });

  it('a document known only after apply is one of which nothing is known', () => {
    const document = documentNamed(plan, 'aws_iam_role_policy.worker');
    expect(document.unread).toBe(true);
    expect(strict(document).statements).toMatchObject([
      { effect: 'Deny', actions: { items: [{ value: '*' }] } },
    ]);
    expect(plan.notChecked.map(({ subject, why }) => `${subject}: ${why}`)).toContain(
      'aws_iam_role_policy.worker: aws_iam_role_policy.worker.policy: it is known only after apply',
    );
  });

  it('a policy of a type that is not read is said', () => {
    expect(plan.notChecked.map(({ subject }) => subject)).toContain(
      'aws_glue_resource_policy.catalog',
    );
  });

  it('data sources are no resources', () => {
    expect(plan.documents.some(({ name }) => name.startsWith('data.'))).toBe(false);
  });

  it('a policy that is to be destroyed is not there any more', () => {
    const text = planOf([], {
      resource_changes: [
        {
          address: 'aws_iam_policy.old',
          change: { actions: ['delete'], before: { policy }, after: null, after_unknown: {} },
        },
      ],
    });
    expect(read(text, 'plan.json').documents).toEqual([]);
  });

  it('a state is read as a plan is', () => {
    const text = JSON.stringify({
      format_version: '1.0',
      terraform_version: '1.9.5',
      values: {
        root_module: {
          resources: [
            resource('aws_iam_policy', 'a', {
              name: 'a',
              arn: 'arn:aws:iam::111122223333:policy/a',
              policy,
            }),
          ],
        },
      },
    });
    expect(read(text, 'state.json').documents.map(({ name }) => name)).toEqual([
      'aws_iam_policy.a',
    ]);
  });

  it('of a policy attached by reference under for_each it is not known which is meant', () => {
    const text = planOf(
      [
        {
          ...resource('aws_iam_policy', 'p', { name: 'a', policy }),
          address: 'aws_iam_policy.p["a"]',
        },
        {
          ...resource('aws_iam_policy', 'p', { name: 'b', policy }),
          address: 'aws_iam_policy.p["b"]',
        },
        resource('aws_iam_role_policy_attachment', 'x', { role: 'deploy' }),
      ],
      {
        resource_changes: [
          {
            address: 'aws_iam_role_policy_attachment.x',
            change: { after_unknown: { policy_arn: true } },
          },
        ],
        configuration: {
          root_module: {
            resources: [
              {
                address: 'aws_iam_role_policy_attachment.x',
                expressions: { policy_arn: { references: ['aws_iam_policy.p', 'each.key'] } },
              },
            ],
          },
        },
      },
    );
    const { documents } = read(text, 'plan.json');
    expect(documents.map(({ owners }) => owners[0]?.doubt?.written)).toEqual([
      'aws_iam_role_policy_attachment.x.policy_arn',
      'aws_iam_role_policy_attachment.x.policy_arn',
    ]);
  });

  it('a policy attached from another module is one of which nothing is known', () => {
    const text = planOf([resource('aws_iam_role_policy_attachment', 'x', { role: 'deploy' })], {
      resource_changes: [
        {
          address: 'aws_iam_role_policy_attachment.x',
          change: { after_unknown: { policy_arn: true } },
        },
      ],
      configuration: {
        root_module: {
          resources: [
            {
              address: 'aws_iam_role_policy_attachment.x',
              expressions: { policy_arn: { references: ['module.iam.arn', 'module.iam'] } },
            },
          ],
        },
      },
    });
    expect(read(text, 'plan.json').documents).toMatchObject([
      { unread: true, layer: 'identity', owners: [{ kind: 'role', name: 'deploy' }] },
    ]);
  });
});
