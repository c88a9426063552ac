import { readdirSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { loadProduct, productVersions } from '../../../../src/policies/catalogue/veeam/index.ts';

const product = await loadProduct('10');

describe('loadProduct', () => {
  test('knows version 10', () => {
    expect(productVersions).toEqual(['10']);
    expect(product.version).toBe('10');
    expect(product.build).toBe('10.0.0.232');
  });

  test.each(['9', '', 'toString', '__proto__'])(
    'refuses version %j and names those it knows',
    async (version) => {
      await expect(loadProduct(version)).rejects.toMatchObject({
        name: 'UserError',
        exitCode: 2,
        mend: 'Use a product version that is: 10.',
      });
    },
  );
});

describe('permission sets', () => {
  test('are those of the directory, each found under its id', async () => {
    const directory = new URL(
      '../../../../src/policies/catalogue/veeam/10/permissions/',
      import.meta.url,
    );
    const files = readdirSync(directory).map((file) => file.replace('.json', ''));
    expect(product.permissionSetIds.toSorted()).toEqual(files.toSorted());
    expect(files).toHaveLength(51);
    for (const id of product.permissionSetIds)
      expect((await product.permissionSet(id)).id).toBe(id);
  });

  test('have the numbers of actions that the docs have', async () => {
    const count = async (id: string) => (await product.permissionSet(id)).actions.length;
    expect(product.deploySet.actions).toHaveLength(83);
    expect(await count('plugin-full-list')).toBe(114);
    expect(await count('default-backup-restore-part-1')).toBe(187);
    expect(await count('default-backup-restore-part-2')).toBe(175);
    expect(await count('default-backup-restore-part-3')).toBe(88);
    expect(await count('impersonation-role')).toBe(1);
  });

  test('list an action once, in the order of the page', () => {
    const { actions } = product.deploySet;
    expect(actions.filter((action) => action === 'iam:DetachRolePolicy')).toHaveLength(1);
    expect(actions.indexOf('iam:DetachRolePolicy')).toBeLessThan(
      actions.indexOf('iam:DeletePolicy'),
    );
    expect(actions[0]).toBe('cloudwatch:PutMetricAlarm');
  });

  test('carry the document as text to paste', () => {
    const document = JSON.parse(product.deploySet.policyText);
    expect(document.Version).toBe('2012-10-17');
    expect(document.Statement.map((one: { Sid: string }) => one.Sid)).toEqual([
      'CreateResources',
      'CleanupResources',
    ]);
    expect(product.deploySet.policyText).toContain('\n  "Statement": [');
    expect(product.deploySet.policyText).not.toContain('\u00a0');
  });

  test('say when they are needed and what they add to', async () => {
    const ebs = await product.permissionSet('plugin-deploy-ebs-default-encryption');
    expect(ebs.condition).toMatch(/EBS encryption by default is on/);
    const workers = await product.permissionSet('ec2-backup-production-workers');
    expect(workers.additionTo).toBe('ec2-backup');
    expect(product.deploySet).not.toHaveProperty('condition');
  });

  test('an id that does not exist is the user’s mistake', async () => {
    await expect(product.permissionSet('plugin-undeploy')).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('plugin-undeploy'),
      mend: expect.stringContaining('plugin-deploy-appliance'),
    });
    await expect(product.permissionSet('constructor')).rejects.toMatchObject({ name: 'UserError' });
  });
});

describe('roles', () => {
  test('of a deployment are told from those that only the owner’s brief makes', () => {
    const made = product.trustRoles
      .filter((one) => one.createdDuringDeployment)
      .map(({ id }) => id);
    expect(made).toEqual(['impersonation', 'default-backup-restore']);
    const brief = product.trustRoles
      .filter((one) => one.createdByOwnersBriefOnly)
      .map(({ id }) => id);
    expect(brief).toEqual(['vcb-snapshots']);
    expect(product.trustRoles).toHaveLength(32);
  });

  test('name whom they must let in', () => {
    expect(role('impersonation').services).toEqual(['ec2.amazonaws.com']);
    expect(role('impersonation').awsPrincipalsAnyOf).toEqual([]);
    expect(role('default-backup-restore').services).toEqual([
      'backup.amazonaws.com',
      'batchoperations.s3.amazonaws.com',
      'ec2.amazonaws.com',
    ]);
    expect(role('default-backup-restore').awsPrincipalsAnyOf).toEqual([
      'impersonation-role-arn',
      'appliance-account-arn',
    ]);
    expect(role('default-backup-restore').conditionalServices).toMatchObject([
      { service: 'rds.amazonaws.com' },
    ]);
    expect(role('cross-account-role').externalId).toBe('optional');
  });

  test('name the instance profile they need, and the names to look for', () => {
    expect(role('default-backup-restore').instanceProfile.required).toBe(true);
    expect(role('default-backup-restore').namePattern).toBe('VeeamInstanceB');
    expect(role('vcb-snapshots').instanceProfile).toEqual({ required: false });
    expect(role('repository').namePattern).toBeNull();
  });

  test('refer to permission sets that exist', () => {
    for (const { permissionSets } of product.trustRoles) {
      for (const id of permissionSets) expect(product.permissionSetIds).toContain(id);
    }
  });

  test('carry published documents as JSON text', () => {
    const documents = product.trustRoles.flatMap((one) => one.documents);
    expect(documents.length).toBeGreaterThanOrEqual(20);
    for (const { policyText, source } of documents) {
      expect(JSON.parse(policyText)).toHaveProperty('Statement');
      expect(source).not.toBe('');
    }
  });
});

describe('stages', () => {
  test('are fifteen, in order', () => {
    expect(product.stages.map(({ id }) => id)).toEqual([
      'check-account',
      'resolve-inputs',
      'create-key-pair',
      'create-network',
      'get-ubuntu-image',
      'create-iam-roles',
      'deploy-instance',
      'prepare-instance',
      'create-administrator',
      'initialize-services',
      'check-updates',
      'install-updates',
      'reboot-appliance',
      'add-role-permissions',
      'finish',
    ]);
  });

  test('and the roll-back account for every action of the deploy set, and for no other', () => {
    const used = [...product.stages, product.rollback].flatMap(({ actions }) =>
      actions.map(({ action }) => action),
    );
    expect([...new Set(used)].toSorted()).toEqual(product.deploySet.actions.toSorted());
  });

  test('tell what is documented from what is inferred', () => {
    const network = product.stages.find(({ id }) => id === 'create-network');
    expect(network?.optional).toBe(true);
    expect(network?.actions.find(({ action }) => action === 'ec2:CreateVpc')).toEqual({
      action: 'ec2:CreateVpc',
      basis: 'documented',
      why: 'new VPC',
      when: 'a new VPC is created',
    });
    expect(network?.actions.find(({ action }) => action === 'ec2:CreateTags')?.basis).toBe(
      'inferred',
    );
    expect(product.stages.find(({ id }) => id === 'create-administrator')?.channel).toMatch(
      /HTTPS 443/,
    );
  });

  test('leave behind what no permission lets them remove', () => {
    expect(product.rollback.notRemoved.map(({ what }) => what)).toContain('key pair');
    expect(product.rollback.mayOmit).toHaveLength(5);
  });
});

describe('endpoints', () => {
  test('are the owner’s twelve, then IAM and Data Lifecycle Manager', () => {
    const { apiEndpoints } = product;
    expect(apiEndpoints).toHaveLength(14);
    expect(apiEndpoints.filter(({ inOwnersList }) => inOwnersList)).toHaveLength(12);
    expect(apiEndpoints.slice(12).map(({ endpoint }) => endpoint)).toEqual(['iam', 'dlm']);
  });

  test('know the prefix of their actions', () => {
    const monitoring = product.apiEndpoints.find(({ endpoint }) => endpoint === 'monitoring');
    expect(monitoring).toMatchObject({
      host: 'monitoring.amazonaws.com',
      iamPrefix: 'cloudwatch',
      inDeploySet: true,
      pluginMustReachIt: true,
    });
  });

  test('say of each whether the deploy set, any set, or the list alone asks for it', async () => {
    const sets = await Promise.all(product.permissionSetIds.map((id) => product.permissionSet(id)));
    for (const { endpoint, iamPrefix, documentedSets, inDeploySet } of product.apiEndpoints) {
      const naming = sets.filter(({ actions }) =>
        actions.some((action) => action.toLowerCase().startsWith(`${iamPrefix}:`)),
      );
      expect([endpoint, ...documentedSets.toSorted()]).toEqual([
        endpoint,
        ...naming.map(({ id }) => id).toSorted(),
      ]);
      expect(inDeploySet).toBe(documentedSets.includes('plugin-deploy-appliance'));
    }
    const alone = product.apiEndpoints.filter(
      ({ documentedSets, pluginMustReachIt }) => documentedSets.length === 0 && !pluginMustReachIt,
    );
    expect(alone.map(({ endpoint }) => endpoint)).toEqual([
      'cloudtrail',
      'config',
      'notifications',
      'resource-explorer-2',
      'sso',
    ]);
  });
});

describe('requirements', () => {
  test('of the version', () => {
    expect(product.partitions).toEqual(['aws', 'aws-us-gov']);
    expect(product.testRegion).toBe('us-east-1');
    expect(product.defaultInstanceType).toBe('t3.medium');
    expect(product.architecture).toBe('x86_64');
    expect(product.compatibility.rows[0]).toEqual({
      vbr: '13.0.1.180',
      plugin: '13.10.0.225',
      appliance: '10.0.0.232',
    });
  });

  test('under a condition name the set, or what may be left out', () => {
    const [ebs, cleanUp] = product.conditionalPermissions;
    expect(ebs).toMatchObject({
      permissionSet: 'plugin-deploy-ebs-default-encryption',
      mayOmit: [],
    });
    expect(cleanUp?.mayOmit).toContain('ec2:DeleteVpc');
    expect(cleanUp).not.toHaveProperty('permissionSet');
  });
});

function role(id: string) {
  const found = product.trustRoles.find((one) => one.id === id);
  if (!found) throw new Error(`no role ${id}`);
  return found;
}
