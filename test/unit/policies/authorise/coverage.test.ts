import { describe, expect, test } from 'vitest';

import { checkReadPolicy } from '../../../../src/policies/catalogue/preflight/check-read.ts';
import {
  isReadOperation,
  readOperations,
} from '../../../../src/policies/catalogue/preflight/read-operations.ts';
import { loadProduct } from '../../../../src/policies/catalogue/veeam/index.ts';
import { ec2Cases } from './cases/ec2.ts';
import { iamCases } from './cases/iam.ts';
import { otherCases } from './cases/other.ts';
import { s3Cases } from './cases/s3.ts';

const cases = [...ec2Cases, ...iamCases, ...s3Cases, ...otherCases];

function actionsOf(chosen: typeof cases): readonly string[] {
  return [...new Set(chosen.flatMap(({ asks }) => asks.map(([action]) => action)))].toSorted();
}

describe('the table covers', () => {
  test.each([
    'plugin-deploy-appliance',
    'plugin-deploy-ebs-default-encryption',
    'plugin-connect-existing-appliance',
    'plugin-add-repository',
    'plugin-encrypt-repositories-kms',
    'plugin-upgrade-appliance',
    'plugin-upgrade-default-backup-restore-role',
    'plugin-one-time-keys-grant-user',
    'plugin-full-list',
    'impersonation-role',
  ])('every action of %s', async (id) => {
    const { actions } = await (await loadProduct('10')).permissionSet(id);
    // Anybody may ask who he is: the call asks for nothing.
    const wanted = actions.filter((action) => action !== 'sts:GetCallerIdentity');
    expect(actionsOf(cases)).toEqual(expect.arrayContaining([...wanted]));
  });
});

describe('the operations of check', () => {
  const reads = cases.filter(
    ({ service, operation, when }) => isReadOperation(service, operation) && when === undefined,
  );

  test('are all in the table', () => {
    const listed = Object.entries(readOperations).flatMap(([service, operations]) =>
      operations.map((operation) => `${service} ${operation}`),
    );
    const covered = reads.map(({ service, operation }) => `${service} ${operation}`);
    expect(listed.toSorted()).toEqual(covered.toSorted());
  });

  test('need exactly the actions of the policy that is handed out for them', async () => {
    const { actions } = await checkReadPolicy();
    expect(actions.toSorted()).toEqual(actionsOf(reads));
  });

  test('change nothing: each only reads or simulates', () => {
    const verbs = /^(Decode|Describe|Get|List|Simulate)[A-Z]/;
    for (const operation of Object.values(readOperations).flat()) expect(operation).toMatch(verbs);
    expect(isReadOperation('ec2', 'RunInstances')).toBe(false);
    expect(isReadOperation('s3', 'GetObject')).toBe(false);
    expect(isReadOperation('ssm', 'GetParameter')).toBe(false);
  });
});
