import type { Clock } from '../clock.ts';
import type { CloudWatchState } from './services/cloudwatch-state.ts';
import type { Ec2State } from './services/ec2/state.ts';
import type { IamState } from './services/iam/state.ts';
import type { KmsState } from './services/kms-state.ts';
import type { QuotaState } from './services/quota-state.ts';
import type { S3State } from './services/s3-state.ts';
import type { SsmState } from './services/ssm/state.ts';

/** Everything the embedded cloud holds of one account. Plain data: services change it, nothing else owns a copy. */
export interface AccountState {
  readonly id: string;
  readonly partition: string;
  readonly clock: Clock;
  readonly iam: IamState;
  /** By region. */
  readonly ec2: Map<string, Ec2State>;
  readonly s3: S3State;
  readonly ssm: Map<string, SsmState>;
  readonly cloudwatch: Map<string, CloudWatchState>;
  readonly kms: Map<string, KmsState>;
  readonly quotas: QuotaState;
}
