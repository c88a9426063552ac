import type { ServiceName } from '../../vocabulary/connection.ts';
import type { AuthorisationRequest } from '../evaluate/decision.ts';
import { AbsentKeys } from './absent-keys.ts';
import { accountOf } from './arn.ts';
import { homeRegion } from './home-region.ts';
import { isListed, tableServices } from './listed-keys.ts';
import { crossServiceKeys, principalKeys, tagEntries, type KnownKeys } from './principal-keys.ts';
import type { KeyValue, Need, Scope, Tag } from './row.ts';

/**
 * A need with the context in which AWS evaluates it. Keys of the network path (aws:SourceIp, aws:SourceVpc), of the
 * client (aws:UserAgent), of time and of the organisation are not known and so neither present nor absent.
 */
export function requestOf(need: Need, scope: Scope): AuthorisationRequest {
  const { view } = scope;
  const principal = principalKeys(view);
  const call = callKeys(scope, need.unknown ?? []);
  const own = ownKeys(need);
  const tags = tagKeys(need, scope);
  const owner = ownerOf(need, scope);
  return {
    principal: view.principal,
    action: need.action,
    resource: need.resource,
    ...(owner !== undefined && owner !== view.accountId ? { resourceAccount: owner } : {}),
    context: new Map([
      ...principal.present,
      ...call.present,
      ...(owner === undefined ? [] : [['aws:resourceaccount', [owner]] as const]),
      ...tags.present,
      ...own.present,
    ]),
    complete: false,
    absent: new AbsentKeys(
      [...principal.absent, ...call.absent, ...tags.absent, ...own.absent],
      [...principal.absentFamilies, ...tags.absentFamilies],
      (key) => isNotSent(need, key),
    ),
  };
}

/**
 * Keys of the call as a whole, made by the caller itself and not by a service for it.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
function callKeys(scope: Scope, unknown: readonly string[]): Omit<KnownKeys, 'absentFamilies'> {
  const region = requestedRegion(scope);
  const present: readonly (readonly [string, readonly string[]])[] = [
    ...(region === undefined ? [] : [['aws:requestedregion', [region]] as const]),
    ['aws:securetransport', ['true']],
    ['aws:viaawsservice', ['false']],
  ];
  const absent = ['aws:calledvia', 'aws:calledviafirst', 'aws:calledvialast'];
  return {
    present: new Map(present.filter(([key]) => !unknown.includes(key))),
    absent: absent.filter((key) => !unknown.includes(key)),
  };
}

/**
 * The region whose endpoint answers. IAM has one endpoint a partition, in US East (N. Virginia) or, for GovCloud, in US
 * West. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion
 * and https://docs.aws.amazon.com/general/latest/gr/iam-service.html
 */
function requestedRegion({ call, view }: Scope): string | undefined {
  if (!globalServices.has(call.service)) return call.region;
  return homeRegion(view.partition);
}

const globalServices: ReadonlySet<ServiceName> = new Set<ServiceName>(['iam']);

/** Keys of the service itself, as far as its reference lists them for the action and the resource's type. */
function ownKeys(need: Need): Omit<KnownKeys, 'absentFamilies'> {
  const present = new Map<string, readonly string[]>();
  const absent: string[] = [];
  for (const [name, value] of Object.entries(need.keys ?? {})) {
    const key = name.toLowerCase();
    if (value === null) absent.push(key);
    else if (value !== undefined && isSent(need, key)) present.set(key, listOf(value));
  }
  return { present, absent };
}

function listOf(value: NonNullable<KeyValue>): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

function isSent(need: Need, key: string): boolean {
  return isListed(need.action, need.type, key);
}

/**
 * A key with the prefix of a service that this table covers, which the reference does not list for the action: AWS does
 * not send it. Source: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
function isNotSent(need: Need, key: string): boolean {
  const prefix = key.slice(0, key.indexOf(':'));
  return tableServices.has(prefix) && !crossServiceKeys.has(key) && !isSent(need, key);
}

/** Tags of the request and of the resource. A call without tags has no request tags, whatever the action. */
function tagKeys(need: Need, scope: Scope): KnownKeys {
  const request = requestTags(need.tags ?? []);
  const resource = resourceTags(need, scope);
  return {
    present: new Map([...request, ...resource.present]),
    absent: request.size === 0 ? ['aws:tagkeys'] : [],
    absentFamilies: ['aws:requesttag/', ...resource.absentFamilies],
  };
}

function requestTags(tags: readonly Tag[]): ReadonlyMap<string, readonly string[]> {
  const named = tags.flatMap(({ Key, Value }) =>
    Key === undefined ? [] : [[Key, Value ?? ''] as const],
  );
  if (named.length === 0) return new Map();
  return new Map([
    ...tagEntries('aws:requesttag/', new Map(named)),
    ['aws:tagkeys', named.map(([key]) => key)],
  ]);
}

/**
 * Known tags are sent where the reference lists aws:ResourceTag for the action and the type. A resource that the call
 * makes has none, nor has a request without a resource.
 */
function resourceTags(need: Need, { view }: Scope): Pick<KnownKeys, 'present' | 'absentFamilies'> {
  const service = need.action.slice(0, need.action.indexOf(':'));
  const families = ['aws:resourcetag/', `${service}:resourcetag/`];
  if (need.ownTags === 'unreliable') return { present: new Map(), absentFamilies: [] };
  if (need.ownTags === 'none' || need.resource === '*') {
    return { present: new Map(), absentFamilies: families };
  }
  const tags = view.tagsOf(need.resource);
  if (!tags) return { present: new Map(), absentFamilies: [] };
  const sent = families.filter((family) => isSent(need, family));
  return {
    present: new Map(sent.flatMap((family) => tagEntries(family, tags))),
    absentFamilies: sent,
  };
}

/** Account that owns the resource; undefined where it is not known or where there is none. */
function ownerOf({ owner, resource }: Need, { view }: Scope): string | undefined {
  if (owner !== undefined) return owner ?? undefined;
  if (resource === '*') return undefined;
  return accountOf(resource) === view.accountId ? view.accountId : undefined;
}
