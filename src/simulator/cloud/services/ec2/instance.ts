export type InstanceStateName =
  | 'pending'
  | 'running'
  | 'shutting-down'
  | 'terminated'
  | 'stopping'
  | 'stopped';

/** A low byte of AWS's state code. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceState.html */
export const stateCodes: Readonly<Record<InstanceStateName, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

export interface MetadataOptions {
  readonly httpTokens: 'optional' | 'required';
  readonly hopLimit: number;
  readonly httpEndpoint: 'enabled' | 'disabled';
  readonly instanceTags: 'enabled' | 'disabled';
}

/** The instance profile of an instance. */
export interface ProfileAssociation {
  readonly id: string;
  readonly profileName: string;
  readonly profileArn: string;
  readonly profileId: string;
  readonly at: number;
}

export interface Instance {
  readonly id: string;
  readonly reservationId: string;
  readonly launchIndex: number;
  readonly imageId: string;
  type: string;
  vcpus: number;
  readonly keyName: string | undefined;
  readonly architecture: 'x86_64' | 'arm64';
  readonly zone: string;
  readonly tenancy: 'default' | 'dedicated';
  readonly rootDevice: string;
  readonly clientToken: string | undefined;
  readonly launchedAt: number;
  /** When the guest last started, by launch, start or reboot; undefined before it first runs. */
  bootedAt: number | undefined;
  state: InstanceStateName;
  /** The state that follows by itself, and when. */
  next: { readonly state: InstanceStateName; readonly at: number } | undefined;
  /** Why the instance is where it is, as AWS says it: `User initiated (2026-11-23 10:00:00 GMT)`. */
  transitionReason: string;
  stateReason: { readonly code: string; readonly message: string } | undefined;
  profile: ProfileAssociation | undefined;
  /** Base64. */
  userData: string | undefined;
  terminationProtected: boolean;
  stopProtected: boolean;
  shutdownBehavior: 'stop' | 'terminate';
  ebsOptimized: boolean;
  readonly detailedMonitoring: boolean;
  readonly metadata: MetadataOptions;
  /** True for what another backend runs: time does not move it here. */
  readonly mirrored: boolean;
}
