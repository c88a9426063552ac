import type { Rows } from '../row.ts';
import { identityRows } from './identities.ts';
import { instanceProfileRows } from './instance-profiles.ts';
import { policyRows } from './policies.ts';
import { roleRows } from './roles.ts';

export const iamRows: Rows = {
  ...identityRows,
  ...roleRows,
  ...policyRows,
  ...instanceProfileRows,
};
