import type { CallContext } from '../../operation.ts';
import { newKmsState, type KmsState } from '../kms-state.ts';

/** KMS of the call's region, empty until it is first spoken to. */
export function kmsOf({ account, region }: CallContext): KmsState {
  const known = account.kms.get(region);
  if (known) return known;
  const fresh = newKmsState();
  account.kms.set(region, fresh);
  return fresh;
}
