import { api } from './apis/api.ts';
import type { Check } from './check.ts';
import { identity } from './identity/identity.ts';
import { input } from './inputs/input.ts';
import { network } from './network/network.ts';
import { permission } from './permissions/permission.ts';
import { quota } from './quotas/quota.ts';
import { trust } from './trust/trust.ts';

/** Every check, in the order of the report. */
export const checks: readonly Check[] = [identity, input, api, permission, quota, trust, network];
