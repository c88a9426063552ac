import { parsePolicy } from '../../../policies/document/parse.ts';
import { InputError } from '../../../vocabulary/errors.ts';
import type { AccountState } from '../account.ts';
import { addAccessKey } from '../services/iam/access-keys.ts';
import { arnOf, isTaken } from '../services/iam/find.ts';
import { newId } from '../services/iam/ids.ts';
import { newProfile } from '../services/iam/instance-profiles.ts';
import { newPolicy } from '../services/iam/policies.ts';
import { newRole } from '../services/iam/roles.ts';
import type { IamRole, IamUser, NamedDocument } from '../services/iam/state.ts';
import { newSession } from '../services/sts/new-session.ts';

/** A document as it was given or read; with the ARN of the policy it is of, where that is known. */
export interface SeedDocument extends NamedDocument {
  readonly arn?: string;
}

/** The identity that deploys, with what bears on it. */
export interface DeployerSeed {
  readonly userName: string;
  /** Who it is in the account that the facts are of; absent: an IAM user of that name. */
  readonly identity?: SeedIdentity;
  readonly policies: readonly SeedDocument[];
  readonly boundary?: SeedDocument;
  /** One list a level, from the organisation's root down. */
  readonly scps?: readonly (readonly SeedDocument[])[];
}

/** A user, or a session of a role: conditions on who calls are then decided as in the account itself. */
export interface SeedIdentity {
  readonly kind: 'user' | 'role';
  readonly name: string;
  /** `/`, or a path that begins and ends with a slash. */
  readonly path: string;
  /** Of a session. */
  readonly sessionName?: string;
}

/** Who signs, with keys that are made up and open nothing. */
export interface SeededKeys {
  readonly arn: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * Makes the identity that deploys, with an access key and every document as a managed policy of its own. Documents are
 * taken as they are: also one that is larger than a managed policy may be, and more than a user may have, since they
 * stand for what somebody was granted in whatever form. Throws InputError where a document is no policy.
 */
export function seedDeployer(
  account: AccountState,
  { userName, identity, policies, boundary, scps = [] }: DeployerSeed,
): SeededKeys {
  const held = {
    attached: new Set(policies.map((document) => addPolicy(account, document))),
    ...(boundary ? { boundary: addPolicy(account, boundary) } : {}),
  };
  if (scps.length > 0) account.iam.scps = scps.map((level) => level.map(named));
  return identity?.kind === 'role'
    ? addSession(account, identity, held)
    : addUser(account, identity ?? { name: userName, path: '/' }, held);
}

type Held = Pick<IamUser, 'attached' | 'boundary'>;

function addUser(
  account: AccountState,
  { name, path }: Pick<SeedIdentity, 'name' | 'path'>,
  held: Held,
): SeededKeys {
  const user: IamUser = {
    name,
    path,
    id: newId(account, 'AIDA'),
    arn: arnOf(account, 'user', path, name),
    createDate: account.clock.now(),
    inline: new Map(),
    groups: new Set(),
    accessKeys: [],
    tags: new Map(),
    ...held,
  };
  account.iam.users.set(name, user);
  const { id: accessKeyId, secret: secretAccessKey } = addAccessKey(account, user);
  return { arn: user.arn, accessKeyId, secretAccessKey };
}

/** Longer than any deployment takes; the longest session of AWS's own. */
const sessionSeconds = 43_200;

function addSession(
  account: AccountState,
  { name, path, sessionName = 'vba-preflight' }: SeedIdentity,
  held: Held,
): SeededKeys {
  const role: IamRole = { ...newRole(account, name, path), ...held };
  account.iam.roles.set(name, role);
  const arn = `arn:${account.partition}:sts::${account.id}:assumed-role/${name}/${sessionName}`;
  const who = { arn, principalArn: role.arn, userId: `${role.id}:${sessionName}` };
  const { AccessKeyId = '', SecretAccessKey = '' } = newSession(account, sessionSeconds, who);
  return { arn, accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
}

/** A role of the account as facts tell of it: of its policies nothing is known. */
export interface RoleSeed {
  readonly name: string;
  /** Trust policy, JSON. */
  readonly trust: string;
  /** Also make an instance profile of the role's name that holds it. */
  readonly instanceProfile: boolean;
  /** The file the trust policy was given in. */
  readonly file?: string;
}

/** Puts an existing role into the account. Throws InputError where its trust policy is none. */
export function seedRole(
  account: AccountState,
  { name, trust, instanceProfile, file }: RoleSeed,
): IamRole {
  requirePolicy({ name: `trust policy of ${name}`, text: trust, ...(file ? { path: file } : {}) });
  const role: IamRole = {
    ...newRole(account, name, '/'),
    trust,
    ...(file === undefined ? {} : { trustFile: file }),
    unread: new Set(['attached', 'inline', 'boundary']),
  };
  account.iam.roles.set(name, role);
  if (instanceProfile) {
    const profile = newProfile(account, name, '/');
    profile.roles.add(name);
    account.iam.instanceProfiles.set(name, profile);
  }
  return role;
}

/** Adds a document as a managed policy and returns its ARN: the one it is known by, or one made from its name. */
function addPolicy(account: AccountState, document: SeedDocument): string {
  requirePolicy(document);
  const { policies } = account.iam;
  const known =
    document.arn === undefined
      ? null
      : /^arn:[^:]+:iam::(?<owner>[^:]*):policy(?<path>\/(?:.*\/)?)(?<name>[^/]+)$/.exec(
          document.arn,
        );
  const name = known?.groups?.['name'] ?? freeName(account, document.name);
  const path = known?.groups?.['path'] ?? '/';
  const policy = newPolicy(account, { name, path, document: named(document) });
  const arn = known?.[0] ?? policy.arn;
  policies.set(arn, { ...policy, arn, awsManaged: known?.groups?.['owner'] === 'aws' });
  return arn;
}

/** A name that IAM would take, made of a file's name, and not yet taken. */
function freeName({ iam }: AccountState, wanted: string): string {
  const plain = wanted.replaceAll(/[^\w+=,.@-]/g, '-').slice(0, 120) || 'policy';
  let name = plain;
  for (let copy = 2; isTaken(iam.policies.values(), name); copy += 1) name = `${plain}-${copy}`;
  return name;
}

/** Without what else came with the document; a policy without a file goes by its ARN, where it has one. */
function named({ name, text, path, arn }: SeedDocument): NamedDocument {
  const place = path ?? arn;
  return { name, text, ...(place === undefined ? {} : { path: place }) };
}

function requirePolicy({ name, text, path = name }: NamedDocument): void {
  const parsed = parsePolicy(text, { path, name });
  if (parsed.ok) return;
  const [first] = parsed.problems;
  throw new InputError(
    { path, ...(first ? { line: first.span.line, column: first.span.column } : {}) },
    first?.message ?? 'no policy document',
    'Mend the document there: nothing can be decided by a policy that cannot be read.',
  );
}
