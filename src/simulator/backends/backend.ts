import type { Answer, ClientCall, Connection, ServiceName } from '../../vocabulary/connection.ts';
import type { BackendInfo } from '../../vocabulary/simulation.ts';
import type { Clock } from '../clock.ts';
import type { AccountState } from '../cloud/account.ts';

/** The identity that deploys, as the embedded account knows it. The keys are made up and open nothing. */
export interface Deployer {
  readonly arn: string;
  readonly credentials: NonNullable<Connection['credentials']>;
}

/** Who answers the calls of a dry run, and what the embedded side knows of the account meanwhile. */
export interface Backend extends AsyncDisposable {
  readonly info: BackendInfo;
  /** The embedded account; behind another backend the mirror of what is known of its account. */
  readonly account: AccountState;
  readonly deployer: Deployer;
  readonly clock: Clock;
  readonly answer: (service: ServiceName, region: string) => Answer;
  /** Told of every call that succeeded, so that the embedded side knows of what another backend made. */
  readonly learn: (call: ClientCall, output: object, answeredBy: string) => Promise<void>;
  /** Why a call must not be sent although the policies allow it: the backend would accept a thing that does not exist. */
  readonly invalid?: (
    call: ClientCall,
  ) => { readonly code: string; readonly message: string } | undefined;
}
