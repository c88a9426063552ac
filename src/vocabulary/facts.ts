import type { Plan } from './plan.ts';

/** A fact that was read, or the reason why it could not be and which IAM actions would have been needed. */
export type Known<T> =
  | { readonly value: T }
  | { readonly unknown: string; readonly needs?: readonly string[] };

/** A policy document that bears on somebody, with the name a person calls it by. */
export interface DocumentFact {
  readonly name: string;
  readonly kind: 'managed' | 'inline' | 'group' | 'given';
  readonly arn?: string;
  readonly text: string;
  /** The file it was read from, where it was given with --policies. */
  readonly path?: string;
}

/** Who calls, and every document that bears on what the caller may do. */
export interface IdentityFacts {
  readonly arn: string;
  readonly kind: 'user' | 'role' | 'root' | 'federated';
  /** Name of the user or role, without its path. */
  readonly name: string;
  /** ARN that policies attach to: for a session the role's, path included. */
  readonly policyArn: Known<string>;
  readonly policies: Known<readonly DocumentFact[]>;
  readonly boundary: Known<DocumentFact | null>;
  /** One list a level, from the organisation's root down. */
  readonly scps: Known<readonly (readonly DocumentFact[])[]>;
}

/** What one read-only probe call got. */
export interface ApiFact {
  /** Endpoint prefix of the owner's list: `monitoring`, `servicequotas`, … */
  readonly endpoint: string;
  readonly operation: string;
  readonly action: string;
  readonly region: string;
  readonly outcome: 'ok' | 'denied' | 'unreachable' | 'error';
  readonly error?: { readonly name: string; readonly message: string };
  readonly requestId?: string;
  readonly ms: number;
}

/** A quota of the catalogue as found in the account. */
export interface QuotaFact {
  /** Id of the catalogue's row: `elastic-ips`. */
  readonly id: string;
  readonly limit: Known<{ readonly value: number; readonly source: 'applied' | 'default' }>;
  readonly used: Known<number>;
}

/** A role that exists in the account and that the deployment will use or trip over. */
export interface RoleFact {
  /** Id of the catalogue's role: `default-backup-restore`. */
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  /** Trust policy, decoded JSON text. */
  readonly trust: string;
  readonly instanceProfile: Known<boolean>;
  /** The file the trust policy was given in, if it was. */
  readonly path?: string;
}

/** Answer of iam:SimulatePrincipalPolicy for one action. */
export interface SimulatedAction {
  readonly action: string;
  readonly resource: string;
  readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
  readonly layer?: 'scp' | 'boundary' | 'identity';
  readonly statements: readonly string[];
  readonly missingContext: readonly string[];
}

/** The parts of an existing network that the plan names. */
export interface NetworkFacts {
  readonly vpc?: {
    readonly id: string;
    readonly exists: boolean;
    /** IPv4 ranges of the VPC, CIDR notation. */
    readonly cidrs?: readonly string[];
    /** Ranges that subnets of it have already; read where the plan creates a subnet in it. */
    readonly subnetCidrs?: readonly string[];
  };
  readonly subnet?: {
    readonly id: string;
    readonly exists: boolean;
    readonly vpcId?: string;
    readonly freeAddresses?: number;
  };
  readonly securityGroup?: {
    readonly id: string;
    readonly exists: boolean;
    readonly vpcId?: string;
    readonly ingress443: readonly string[];
  };
  readonly elasticIp?: {
    readonly id: string;
    readonly exists: boolean;
    readonly associated?: boolean;
  };
  readonly keyPair?: { readonly name: string; readonly exists: boolean };
}

/** Settings of the region that change what the deployment needs. */
export interface RegionFacts {
  readonly ebsEncryptionByDefault: Known<boolean>;
  readonly instanceType: Known<{
    readonly offered: boolean;
    readonly vcpus: number;
    readonly architectures: readonly string[];
  }>;
  readonly optedIn: Known<boolean>;
}

/**
 * What was read of an account: versioned, serialisable, all that checks may know. `check --save-facts` writes it,
 * `check --facts` judges it offline, `simulate --facts` and `run --facts` start the embedded account from it; there a
 * part that is absent is the default.
 */
export interface Facts {
  readonly schemaVersion: '1.0';
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  /** The plan that they were read for: parts that follow from its choices tell nothing of another plan. */
  readonly readFor?: Plan;
  readonly accountId: string;
  readonly partition: string;
  readonly region: string;
  readonly identity: IdentityFacts;
  readonly apis: readonly ApiFact[];
  readonly simulatedActions: Known<readonly SimulatedAction[]>;
  readonly quotas: readonly QuotaFact[];
  readonly roles: Known<readonly RoleFact[]>;
  readonly network: Known<NetworkFacts>;
  readonly regionFacts: RegionFacts;
}

/** What an emulated account starts from: any part of the facts, and of a part any of its own; what is absent is the default. */
export interface PartialFacts extends Partial<
  Omit<Facts, 'identity' | 'quotas' | 'roles' | 'regionFacts'>
> {
  readonly identity?: Partial<IdentityFacts>;
  readonly quotas?: readonly (Pick<QuotaFact, 'id'> & Partial<QuotaFact>)[];
  readonly roles?: Known<
    readonly (Omit<RoleFact, 'instanceProfile'> & Partial<Pick<RoleFact, 'instanceProfile'>>)[]
  >;
  readonly regionFacts?: Partial<RegionFacts>;
}
