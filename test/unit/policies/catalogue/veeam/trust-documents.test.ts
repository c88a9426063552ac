import { describe, expect, it } from 'vitest';

import { loadProduct } from '../../../../../src/policies/catalogue/veeam/index.ts';
import {
  impersonationRoleArn,
  plannedTrust,
} from '../../../../../src/policies/catalogue/veeam/trust-documents.ts';

const context = {
  accountId: '123456789012',
  partition: 'aws',
  names: { impersonationRole: 'vba-VeeamImpersonationRole' },
};

describe('plannedTrust', () => {
  it.each(['impersonation', 'default-backup-restore', 'vcb-snapshots'])(
    "is the owner's brief for %s, its placeholder filled in",
    async (id) => {
      const { trustRoles } = await loadProduct('10');
      const published = trustRoles
        .find((role) => role.id === id)
        ?.documents.find(({ source }) => source === 'owner-brief')?.policyText;
      const filled = published?.replace(
        'arn:aws:iam::1111111:role/VeeamImpersonationRole',
        impersonationRoleArn(context),
      );
      expect(JSON.parse(plannedTrust(id, context))).toEqual(JSON.parse(filled ?? ''));
    },
  );

  it('names every service that the catalogue requires', async () => {
    const { trustRoles } = await loadProduct('10');
    for (const { id, services, createdDuringDeployment } of trustRoles) {
      if (!createdDuringDeployment) continue;
      for (const service of services) expect(plannedTrust(id, context)).toContain(`"${service}"`);
    }
  });

  it('writes the ARN of the partition', () => {
    const gov = plannedTrust('default-backup-restore', { ...context, partition: 'aws-us-gov' });
    expect(gov).toContain('"arn:aws-us-gov:iam::123456789012:role/vba-VeeamImpersonationRole"');
  });

  it('refuses a role that no deployment makes', () => {
    expect(() => plannedTrust('repository', context)).toThrow('makes no role repository');
    expect(() => plannedTrust('constructor', context)).toThrow('makes no role constructor');
  });
});
