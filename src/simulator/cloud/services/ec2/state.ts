import { addDefaultNetwork } from './default-network.ts';
import { publicImages, type Image } from './image-catalogue.ts';
import type { Instance } from './instance.ts';
import { managedPrefixLists, type PrefixList } from './managed-prefix-lists.ts';
import { zonesOf, type Zone } from './region-table.ts';

export interface Vpc {
  readonly id: string;
  readonly cidr: string;
  readonly isDefault: boolean;
  /** Milliseconds since 1970; the same for every time of the state. */
  readonly createdAt: number;
  readonly tenancy: 'default' | 'dedicated';
  dnsSupport: boolean;
  dnsHostnames: boolean;
  usageMetrics: boolean;
}

export interface Subnet {
  readonly id: string;
  readonly vpcId: string;
  readonly cidr: string;
  readonly zone: Zone;
  readonly isDefault: boolean;
  mapPublicIp: boolean;
}

export interface InternetGateway {
  readonly id: string;
  vpcId: string | undefined;
}

export interface Route {
  readonly destination: string;
  /** `local`, or the id of an internet gateway. */
  readonly gatewayId: string;
}

/** The account can hold main tables only: no operation here creates another. */
export interface RouteTable {
  readonly id: string;
  readonly vpcId: string;
  readonly associationId: string;
  readonly routes: Route[];
}

/** Where a rule lets traffic come from (or go to). */
export type Peer =
  | { readonly kind: 'ipv4' | 'ipv6'; readonly cidr: string }
  | { readonly kind: 'prefix-list' | 'group'; readonly id: string };

export interface SecurityGroupRule {
  readonly id: string;
  readonly egress: boolean;
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a protocol number, or `-1` for all. */
  readonly protocol: string;
  /** Undefined where the protocol has no ports. */
  readonly fromPort: number | undefined;
  readonly toPort: number | undefined;
  readonly peer: Peer;
  readonly description: string | undefined;
}

export interface SecurityGroup {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  readonly rules: SecurityGroupRule[];
}

export interface Address {
  readonly allocationId: string;
  readonly publicIp: string;
  association: { readonly id: string; readonly networkInterfaceId: string } | undefined;
}

export interface NetworkInterface {
  readonly id: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly zone: Zone;
  readonly privateIp: string;
  readonly mac: string;
  description: string;
  groups: readonly string[];
  sourceDestCheck: boolean;
  /** Address that EC2 lent; an Elastic IP is in `addresses`. */
  publicIp: string | undefined;
  /** Whether a start of the instance lends one again. */
  readonly wantsPublicIp: boolean;
  attachment:
    | {
        readonly id: string;
        readonly instanceId: string;
        readonly deviceIndex: number;
        readonly at: number;
        deleteOnTermination: boolean;
      }
    | undefined;
}

export interface KeyPair {
  readonly id: string;
  readonly name: string;
  readonly type: 'rsa' | 'ed25519';
  readonly fingerprint: string;
  /** In OpenSSH's form. */
  readonly publicKey: string;
  readonly createdAt: number;
}

export type VolumeType = 'standard' | 'io1' | 'io2' | 'gp2' | 'gp3' | 'sc1' | 'st1';

export interface Volume {
  readonly id: string;
  readonly sizeGiB: number;
  readonly type: VolumeType;
  readonly iops: number | undefined;
  /** MiB/s, of gp3. */
  readonly throughput: number | undefined;
  readonly encrypted: boolean;
  /** ARN of the key of an encrypted volume. */
  readonly kmsKeyId: string | undefined;
  readonly zone: Zone;
  readonly snapshotId: string | undefined;
  readonly createdAt: number;
  autoEnableIo: boolean;
  attachment:
    | {
        readonly instanceId: string;
        readonly device: string;
        readonly at: number;
        deleteOnTermination: boolean;
      }
    | undefined;
}

export interface Snapshot {
  readonly id: string;
  readonly volumeId: string;
  readonly sizeGiB: number;
  readonly description: string;
  readonly encrypted: boolean;
  readonly kmsKeyId: string | undefined;
  readonly startedAt: number;
  readonly completesAt: number;
}

/** What a region of an account holds. Plain data: it can be cloned and compared. Maps are keyed by id. */
export interface Ec2State {
  readonly region: string;
  readonly zones: readonly Zone[];
  readonly vpcs: Map<string, Vpc>;
  readonly subnets: Map<string, Subnet>;
  readonly internetGateways: Map<string, InternetGateway>;
  readonly routeTables: Map<string, RouteTable>;
  readonly securityGroups: Map<string, SecurityGroup>;
  /** By allocation id. */
  readonly addresses: Map<string, Address>;
  readonly networkInterfaces: Map<string, NetworkInterface>;
  /** By name. */
  readonly keyPairs: Map<string, KeyPair>;
  readonly images: Map<string, Image>;
  readonly instances: Map<string, Instance>;
  readonly volumes: Map<string, Volume>;
  readonly snapshots: Map<string, Snapshot>;
  readonly prefixLists: Map<string, PrefixList>;
  /** By resource id. */
  readonly tags: Map<string, Map<string, string>>;
  /** Launches by client token: the request, and the reservation it made. */
  readonly launches: Map<string, { readonly request: string; readonly reservationId: string }>;
  readonly ebs: { encryptedByDefault: boolean; defaultKmsKeyId: string };
  /** What ids and addresses are derived from, so that a run can be repeated. */
  readonly seed: string;
  counter: number;
}

/**
 * A region as AWS hands it to a new account: availability zones, a default VPC with its parts, public images, managed
 * prefix lists. Source: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html
 */
export function newEc2State(
  region: string,
  account: { readonly id: string; readonly partition: string },
): Ec2State {
  const state = emptyState(region, account);
  addDefaultNetwork(state);
  return state;
}

/** Takes the default VPC and its parts out again: the mirror of a backend holds only what the backend answered. */
export function forgetDefaults(state: Ec2State): void {
  const { vpcs, subnets, internetGateways, routeTables, securityGroups } = state;
  const defaults = new Set([...vpcs.values()].filter((vpc) => vpc.isDefault).map(({ id }) => id));
  for (const map of [subnets, internetGateways, routeTables, securityGroups]) {
    for (const [id, { vpcId }] of map) if (vpcId && defaults.has(vpcId)) map.delete(id);
  }
  for (const id of defaults) vpcs.delete(id);
}

function emptyState(
  region: string,
  { id, partition }: { readonly id: string; readonly partition: string },
): Ec2State {
  return {
    region,
    zones: zonesOf(region),
    vpcs: new Map(),
    subnets: new Map(),
    internetGateways: new Map(),
    routeTables: new Map(),
    securityGroups: new Map(),
    addresses: new Map(),
    networkInterfaces: new Map(),
    keyPairs: new Map(),
    images: new Map(publicImages(region, partition).map((image) => [image.id, image])),
    instances: new Map(),
    volumes: new Map(),
    snapshots: new Map(),
    prefixLists: new Map(managedPrefixLists(region).map((list) => [list.id, list])),
    tags: new Map(),
    launches: new Map(),
    ebs: { encryptedByDefault: false, defaultKmsKeyId: 'alias/aws/ebs' },
    seed: `${id} ${region}`,
    counter: 0,
  };
}
