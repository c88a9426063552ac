import type { AccountState } from '../../account.ts';
import { AwsError } from '../../aws-error.ts';
import { needsOptIn } from './region-table.ts';
import { settle } from './settle.ts';
import { forgetDefaults, newEc2State, type Ec2State } from './state.ts';

interface Place {
  readonly account: AccountState;
  readonly region: string;
}

/**
 * The region's state as it is now: what time has done since the last call is done first. A region is made when it is
 * first asked for, but one that an account has to enable counts as enabled only if the account already holds its state.
 */
export function ec2State({ account, region }: Place): Ec2State {
  let state = account.ec2.get(region);
  if (!state) {
    if (needsOptIn(region)) {
      // Source: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
      throw new AwsError(
        'AuthFailure',
        'AWS was not able to validate the provided access credentials',
        401,
      );
    }
    state = newEc2State(region, account);
    account.ec2.set(region, state);
  }
  settle(state, account.clock.now());
  return state;
}

/** The region's state for what another backend answered; a new one starts without the default network. */
export function mirroredState({ account, region }: Place): Ec2State {
  let state = account.ec2.get(region);
  if (!state) {
    state = newEc2State(region, account);
    forgetDefaults(state);
    account.ec2.set(region, state);
  }
  return state;
}
