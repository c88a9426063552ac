import type { Policy } from '../document/policy.ts';

/**
 * All policies that bear on a request. An absent layer does not limit; an empty `identity` grants nothing. Two layers
 * are needed although they may be absent: across accounts the policy of the resource (or the trust policy), and the
 * session policy of a federated user.
 */
export interface PolicyLayers {
  readonly identity: readonly Policy[];
  readonly boundary?: Policy;
  /** One list a level, from the organisation's root down to the account: each level must allow. */
  readonly scp?: readonly (readonly Policy[])[];
  readonly rcp?: readonly (readonly Policy[])[];
  readonly session?: readonly Policy[];
  readonly resource?: Policy;
  /** Trust policy of the role, for sts:AssumeRole. */
  readonly trust?: Policy;
}
