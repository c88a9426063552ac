import { expect, test } from 'vitest';

import { actionOf, expandAction } from '../../../../src/policies/catalogue/aws/index.ts';
import {
  permissionSet,
  permissionSetIds,
} from '../../../../src/policies/catalogue/veeam/10/permission-sets.ts';

const sets = await Promise.all(permissionSetIds.map(permissionSet));

test.each(sets)('every action of $id exists', async ({ actions }) => {
  const expanded = await Promise.all(actions.map(expandAction));
  expect(actions.filter((_, place) => expanded[place]?.length === 0)).toEqual([]);
});

test('the sets name 470 actions, letter case aside', () => {
  const names = sets.flatMap(({ actions }) => actions.map((action) => action.toLowerCase()));
  expect(new Set(names).size).toBe(470);
});

const rds = [
  ['rds:CreateDbInstance', 'rds:CreateDBInstance'],
  ['rds:DeleteDbCluster', 'rds:DeleteDBCluster'],
  ['rds:DescribeDbClusterParameterGroups', 'rds:DescribeDBClusterParameterGroups'],
  ['rds:DescribeDbClusterParameters', 'rds:DescribeDBClusterParameters'],
  ['rds:DescribeOrderableDbInstanceOptions', 'rds:DescribeOrderableDBInstanceOptions'],
  ['rds:ModifyDbCluster', 'rds:ModifyDBCluster'],
  ['rds:RestoreDbClusterFromSnapshot', 'rds:RestoreDBClusterFromSnapshot'],
];

// veeam/FACTS.md, D2: nine actions in five sets.
test('the only deviations are nine actions in another letter case', async () => {
  const found: Record<string, string[][]> = {};
  for (const { id, actions } of sets) {
    for (const action of actions) {
      const name = (await actionOf(action))?.name;
      if (name !== undefined && name !== action) (found[id] ??= []).push([action, name]);
    }
  }
  const quotas = [['servicequotas:listServiceQuotas', 'servicequotas:ListServiceQuotas']];
  expect(found).toEqual({
    'default-backup-restore-part-2': rds,
    'rds-instance-restore': rds,
    'ec2-restore': [['iam:listInstanceProfiles', 'iam:ListInstanceProfiles']],
    'rds-backup-image-level': quotas,
    'rds-database-restore': quotas,
  });
});
