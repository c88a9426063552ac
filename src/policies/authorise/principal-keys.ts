import type { AccountView } from './call.ts';

/** Condition keys in lower case: what is known to be sent, and what is known not to be. */
export interface KnownKeys {
  readonly present: ReadonlyMap<string, readonly string[]>;
  readonly absent: readonly string[];
  /** Prefixes ending in `/`, all of whose keys are absent unless they are present. */
  readonly absentFamilies: readonly string[];
}

/**
 * Keys that follow from who calls.
 * Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html,
 * values of aws:PrincipalType: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
 */
export function principalKeys(view: AccountView): KnownKeys {
  if (view.principal.kind !== 'aws') return { present: new Map(), absent: [], absentFamilies: [] };
  const { arn } = view.principal;
  const account = arn.split(':')[4] ?? '';
  const who = identify(arn, view);
  const tags = who.isUser ? view.tagsOf(arn) : undefined;
  const present = new Map<string, readonly string[]>([
    ['aws:principalaccount', [account]],
    ['aws:principaltype', [who.type]],
    ['aws:principalisawsservice', ['false']],
    ...(who.principalArn ? [['aws:principalarn', [who.principalArn]] as const] : []),
    ...(who.userName ? [['aws:username', [who.userName]] as const] : []),
    ...tagEntries('aws:principaltag/', tags),
  ]);
  return {
    present,
    absent: [
      ...serviceCallerKeys,
      ...(who.userName ? [] : ['aws:username']),
      ...(who.isUser ? sessionKeys : []),
      ...(who.isUser && view.longTermKeys ? temporaryCredentialKeys : []),
    ],
    absentFamilies: tags ? ['aws:principaltag/'] : [],
  };
}

/** Tags as condition keys; names of condition keys, tag names included, are compared without regard to case. */
export function tagEntries(
  family: string,
  tags: ReadonlyMap<string, string> | undefined,
): readonly (readonly [string, readonly string[]])[] {
  return [...(tags ?? [])].map(([key, value]) => [`${family}${key.toLowerCase()}`, [value]]);
}

/** Only in requests that an AWS service makes for somebody. */
const serviceCallerKeys: readonly string[] = [
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
];

/** Only in requests of role sessions; the keys without `aws:` are those that AWS calls cross-service. */
const sessionKeys: readonly string[] = [
  'aws:assumedroot',
  'aws:ec2instancesourceprivateipv4',
  'aws:ec2instancesourcevpc',
  'aws:federatedprovider',
  'aws:sourceidentity',
];

/**
 * Keys of role sessions that other services' prefixes hide; they may come with any request.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export const crossServiceKeys: ReadonlySet<string> = new Set([
  'ec2:roledelivery',
  'ec2:sourceinstancearn',
  'ssm:sourceinstancearn',
]);

/** Not sent with a user's long-term keys; AWS names aws:MultiFactorAuthPresent as the one people stumble over. */
const temporaryCredentialKeys: readonly string[] = [
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'aws:tokenissuetime',
];

interface Who {
  readonly type: string;
  readonly isUser: boolean;
  readonly userName?: string;
  /** Undefined where the path of a session's role is not known. */
  readonly principalArn: string | undefined;
}

function identify(arn: string, view: AccountView): Who {
  const resource = arn.split(':').slice(5).join(':');
  const [kind = '', ...rest] = resource.split('/');
  switch (kind) {
    case 'user':
      return { type: 'User', isUser: true, userName: rest.at(-1) ?? '', principalArn: arn };
    case 'root':
      return { type: 'Account', isUser: false, principalArn: arn };
    case 'federated-user':
      return { type: 'FederatedUser', isUser: false, principalArn: arn };
    case 'assumed-role':
      return {
        type: 'AssumedRole',
        isUser: false,
        principalArn: roleOfSession(arn, rest[0], view),
      };
    default:
      return { type: 'AssumedRole', isUser: false, principalArn: arn };
  }
}

/** A session's ARN does not carry the path of its role. */
function roleOfSession(
  arn: string,
  role: string | undefined,
  view: AccountView,
): string | undefined {
  const path = role === undefined ? undefined : view.pathOf('role', role);
  if (path === undefined) return undefined;
  const [, partition, , , account] = arn.split(':');
  return `arn:${partition}:iam::${account}:role${path}${role}`;
}
