/** Who says so: the product's documentation (or the owner's brief), or the reading of the documented permissions. */
export type Basis = 'documented' | 'inferred';

/** A documented set of permissions, as the product's guide prints it. */
export interface PermissionSet {
  /** `plugin-deploy-appliance`. */
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  /** Distinct actions in the order of the page; two that differ only in letter case are one. */
  readonly actions: readonly string[];
  /** The policy document as indented JSON text, good to paste. */
  readonly policyText: string;
  /** Page of the guide. */
  readonly source: string;
  /** Day the page was last changed, ISO. */
  readonly lastUpdated: string;
  /** Set that this one only adds to. */
  readonly additionTo?: string;
  /** When the set is needed at all, where it is not always. */
  readonly condition?: string;
  readonly notes: readonly string[];
  /** What is wrong with the page: letter case, double entries, text that is no JSON. */
  readonly defects: readonly string[];
}

/** Whom a role of the product must let in. */
export interface TrustRole {
  /** `default-backup-restore`. */
  readonly id: string;
  readonly title: string;
  /** Name in the owner's brief. */
  readonly seedName?: string;
  /** Found as a part of the name of the roles that the product makes; null: an operator chooses the name. */
  readonly namePattern: string | null;
  readonly permissionSets: readonly string[];
  /** Service principals, all of which must be able to assume the role. */
  readonly services: readonly string[];
  /** Service principals that are needed for one feature only. */
  readonly conditionalServices: readonly {
    readonly service: string;
    readonly when: string;
    readonly source: string;
  }[];
  /** One of these is enough; an empty list asks for none. */
  readonly awsPrincipalsAnyOf: readonly TrustedPrincipal[];
  readonly externalId: 'not-used' | 'optional' | 'optional-when-cross-account';
  readonly instanceProfile: { readonly required: boolean; readonly note?: string };
  /** The version's documentation has the deployment make the role. */
  readonly createdDuringDeployment: boolean;
  /** Only the owner's brief has the deployment make the role: the plan's `snapshotsRole`. */
  readonly createdByOwnersBriefOnly: boolean;
  /** Published trust policies as indented JSON text. */
  readonly documents: readonly { readonly source: string; readonly policyText: string }[];
  readonly sources: readonly string[];
  readonly notes: readonly string[];
}

export type TrustedPrincipal = 'impersonation-role-arn' | 'appliance-account-arn';

/** One action of a stage, with the reason why the stage is taken to call it. */
export interface StageAction {
  readonly action: string;
  readonly basis: Basis;
  readonly why: string;
  /** The choice of the plan under which it is called; absent: always. */
  readonly when?: string;
}

/** A step of the deployment. */
export interface StageFacts {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The plan may need nothing of it. */
  readonly optional: boolean;
  readonly actions: readonly StageAction[];
  /** How a stage without AWS calls reaches the appliance. */
  readonly channel?: string;
  readonly notes: readonly string[];
}

/** The clean-up after a failure. */
export interface RollbackFacts extends StageFacts {
  /** Actions that the docs let one leave out; then the network must be removed by hand. */
  readonly mayOmit: readonly string[];
  readonly notRemoved: readonly { readonly what: string; readonly because: string }[];
}

/** An API that must answer: the owner's twelve, and those that the list lacks. */
export interface ApiEndpoint {
  /** Endpoint prefix: `monitoring`, `servicequotas`. */
  readonly endpoint: string;
  readonly host: string;
  /** The service's name in words. */
  readonly service: string;
  /** Prefix of its IAM actions: `cloudwatch` for `monitoring`. */
  readonly iamPrefix: string;
  /** One of the owner's twelve. */
  readonly inOwnersList: boolean;
  readonly inDeploySet: boolean;
  /** Ids of the documented permission sets that name an action of it. */
  readonly documentedSets: readonly string[];
  /** The docs list it among the services that the plug-in must reach. */
  readonly pluginMustReachIt: boolean;
  readonly note?: string;
}

/** Permissions that a deployment needs, or need not, under a condition. */
export interface ConditionalPermission {
  readonly when: string;
  readonly permissionSet?: string;
  readonly action?: string;
  readonly mayOmit: readonly string[];
  readonly alsoNeeds?: string;
  readonly source: string;
}

/** What the product's documentation says about one version. */
export interface Product {
  /** The version as a plan names it: `10`. */
  readonly version: string;
  /** `10.0.0.232`. */
  readonly build: string;
  /** All that the identity that deploys needs. */
  readonly deploySet: PermissionSet;
  readonly permissionSetIds: readonly string[];
  /** Reads a set when it is first asked for. Throws UserError for an id that is not in `permissionSetIds`. */
  readonly permissionSet: (id: string) => Promise<PermissionSet>;
  readonly trustRoles: readonly TrustRole[];
  /** In order. */
  readonly stages: readonly StageFacts[];
  readonly rollback: RollbackFacts;
  readonly apiEndpoints: readonly ApiEndpoint[];
  readonly conditionalPermissions: readonly ConditionalPermission[];
  /** Versions that work together. */
  readonly compatibility: {
    readonly rows: readonly {
      readonly vbr: string;
      readonly plugin: string;
      readonly appliance: string;
    }[];
    readonly source: string;
  };
  /** Partitions that the wizard offers. */
  readonly partitions: readonly string[];
  /** Region whose STS and EC2 the backup server must reach, whatever the plan's region. */
  readonly testRegion: string;
  readonly defaultInstanceType: string;
  readonly architecture: string;
}
