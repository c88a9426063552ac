/** A policy document as IAM stores it, with the name a person calls it by. */
export interface NamedDocument {
  readonly name: string;
  /** The document; one that came from a file may stand in the answer of the AWS CLI that the file holds. */
  readonly text: string;
  /** File the document was read from, if it came with `--policies`: findings then point into it. */
  readonly path?: string;
}

export interface IamAccessKey {
  readonly id: string;
  readonly secret: string;
  readonly createDate: number;
  active: boolean;
}

export interface IamUser {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  /** Milliseconds since 1970; the same for every date of the state. */
  readonly createDate: number;
  /** ARNs of attached managed policies, in order of attachment. */
  readonly attached: Set<string>;
  readonly inline: Map<string, NamedDocument>;
  readonly groups: Set<string>;
  /** ARN of the managed policy that is the permissions boundary. */
  boundary?: string;
  readonly accessKeys: IamAccessKey[];
  readonly tags: Map<string, string>;
}

export interface IamGroup {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  readonly createDate: number;
  readonly attached: Set<string>;
  readonly inline: Map<string, NamedDocument>;
}

/** What may not be known of a role that somebody else told of: attached policies, inline documents, the boundary. */
export type Unread = 'attached' | 'inline' | 'boundary';

export interface IamRole {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  readonly createDate: number;
  trust: string;
  /** File the trust policy was read from, if it came with the facts. */
  readonly trustFile?: string;
  description?: string;
  /** Seconds. */
  maxSessionDuration: number;
  readonly attached: Set<string>;
  readonly inline: Map<string, NamedDocument>;
  boundary?: string;
  readonly tags: Map<string, string>;
  /** Service principal of a service-linked role. */
  readonly serviceLinked?: string;
  /** Parts whose content nobody read: what the role may do is then not decided by what is here. */
  readonly unread: Set<Unread>;
}

export interface IamPolicyVersion {
  readonly id: string;
  readonly document: NamedDocument;
  readonly createDate: number;
}

export interface IamPolicy {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  readonly createDate: number;
  updateDate: number;
  description?: string;
  defaultVersion: string;
  /** By version id, oldest first. A policy that another backend holds may lack documents that nobody read. */
  readonly versions: Map<string, IamPolicyVersion>;
  /** Number of the newest version ever made: ids are not used twice. */
  newest: number;
  readonly awsManaged: boolean;
  readonly tags: Map<string, string>;
}

export interface IamInstanceProfile {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  readonly createDate: number;
  /** Role names; AWS allows one. */
  readonly roles: Set<string>;
  readonly tags: Map<string, string>;
}

/** Temporary credentials that STS gave out. */
export interface IamSession {
  /** Who the session is: an assumed-role ARN, or the ARN of the user who called GetSessionToken. */
  readonly arn: string;
  /** Whose policies the session has: the role or the user. */
  readonly principalArn: string;
  /** As sts:GetCallerIdentity says it: `AROA…:name`, or the user's id. */
  readonly userId: string;
  readonly secret: string;
  readonly token: string;
  readonly expires: number;
  /** Session policies, given to sts:AssumeRole; absent: none, which limits nothing. */
  readonly policies?: readonly NamedDocument[];
}

/** Maps are keyed by name, policies by ARN. AWS's own policies are not in here: see aws-managed.ts. */
export interface IamState {
  readonly users: Map<string, IamUser>;
  readonly groups: Map<string, IamGroup>;
  readonly roles: Map<string, IamRole>;
  readonly policies: Map<string, IamPolicy>;
  readonly instanceProfiles: Map<string, IamInstanceProfile>;
  /** Service control policies that bind the account, a list a level from the root down; empty: none. */
  scps: readonly (readonly NamedDocument[])[];
  /** By access key id. */
  readonly sessions: Map<string, IamSession>;
  readonly aliases: string[];
  /** Ids of finished deletions of service-linked roles. */
  readonly deletions: Set<string>;
  /** How many unique ids were given out: the next one follows from it, so that runs can be compared. */
  issued: number;
}

/** An account in which nobody has made anything. */
export function newIamState(): IamState {
  return {
    users: new Map(),
    groups: new Map(),
    roles: new Map(),
    policies: new Map(),
    instanceProfiles: new Map(),
    scps: [],
    sessions: new Map(),
    aliases: [],
    deletions: new Set(),
    issued: 0,
  };
}
