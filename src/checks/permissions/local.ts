import type { CallRequest } from '../../policies/authorise/call.ts';
import { decideRequest, resourceElement } from '../../policies/authorise/decide-request.ts';
import { parsePolicy } from '../../policies/document/parse.ts';
import type { Policy } from '../../policies/document/policy.ts';
import type { Decision, StatementRef } from '../../policies/evaluate/decision.ts';
import type { PolicyLayers } from '../../policies/evaluate/layers.ts';
import type { DocumentFact } from '../../vocabulary/facts.ts';
import type { Place } from '../../vocabulary/result.ts';
import { describeStatement, placeOf, type Home } from '../place.ts';
import { isGiven, type Deployer } from './deployer.ts';
import { layerNames, type ActionEvidence } from './evidence.ts';

/** Judges by the documents that are known of the identity. */
export interface LocalJudge {
  /** All requests of one action. */
  readonly judge: (requests: readonly CallRequest[]) => ActionEvidence;
  /** Resources of a service that statements of the identity policies allow something on, as they are written. */
  readonly identityResources: (service: string) => readonly string[];
}

/**
 * Reads the identity's documents once and judges any number of actions by them. `region` is the plan's: a denial elsewhere
 * says where.
 */
export function localJudge(deployer: Deployer, region: string): LocalJudge {
  const documents = readDocuments(deployer, region);
  if ('unknown' in documents) {
    const { unknown: reason } = documents;
    return {
      judge: () => ({ kind: 'local-evaluation', verdict: 'undecided', reason }),
      identityResources: () => [],
    };
  }
  return {
    judge: (requests) => judge(requests, documents),
    identityResources: (service) => resourcesOf(documents.layers.identity, service),
  };
}

function resourcesOf(policies: readonly Policy[], service: string): readonly string[] {
  return policies
    .flatMap(({ statements }) => statements)
    .filter(({ effect, resources }) => effect === 'Allow' && resources?.not === false)
    .flatMap(({ resources }) => resources?.items.map(({ value }) => value) ?? [])
    .filter((resource) => resource.split(':')[2] === service);
}

interface Documents {
  readonly layers: PolicyLayers;
  readonly homes: ReadonlyMap<string, Home>;
  readonly region: string;
  /** Why an allowed action might be denied after all: a layer that should have been readable was not. */
  readonly doubt: string | undefined;
}

/** A document that is no policy makes everything unknown: what it would have allowed or denied, nobody knows. */
function readDocuments(
  deployer: Deployer,
  region: string,
): Documents | { readonly unknown: string } {
  const { identity, accountId } = deployer;
  if ('unknown' in identity.policies)
    return { unknown: `its policies are not known: ${identity.policies.unknown}` };
  const homes = new Map<string, Home>();
  const problems: string[] = [];
  const owner = 'value' in identity.policyArn ? identity.policyArn.value : identity.arn;
  const parse = (document: DocumentFact): Policy | undefined => {
    const arn = document.arn ?? owner;
    const path = document.path ?? `${arn}#${document.name}`;
    homes.set(path, { arn, accountId, path: document.path });
    const parsed = parsePolicy(document.text, { path, name: document.name });
    if (parsed.ok) return parsed.policy;
    problems.push(
      `${document.name} is no policy (${parsed.problems[0]?.message ?? 'it cannot be read'})`,
    );
    return undefined;
  };
  const layers = layersOf(deployer, parse);
  return problems.length > 0
    ? { unknown: problems.join('; ') }
    : { layers, homes, region, doubt: doubtOf(deployer) };
}

function layersOf(
  { identity }: Deployer,
  parse: (document: DocumentFact) => Policy | undefined,
): PolicyLayers {
  const { policies, boundary, scps } = identity;
  const limit = 'value' in boundary && boundary.value ? parse(boundary.value) : undefined;
  return {
    identity: 'value' in policies ? policies.value.flatMap((one) => parse(one) ?? []) : [],
    ...(limit && { boundary: limit }),
    ...('value' in scps && {
      scp: scps.value.map((level) => level.flatMap((one) => parse(one) ?? [])),
    }),
  };
}

/** A boundary could have been read with the right permission; service control policies hardly ever can. */
function doubtOf({ identity }: Deployer): string | undefined {
  const { boundary } = identity;
  return 'unknown' in boundary && !isGiven(identity)
    ? `a permissions boundary may limit it: ${boundary.unknown}`
    : undefined;
}

/** AWS asks for all of an action's requests; one denial is enough, and is certain whatever the others are. */
function judge(requests: readonly CallRequest[], documents: Documents): ActionEvidence {
  const kind = 'local-evaluation';
  const decisions = requests.map((request) => ({
    request,
    decision: decideRequest(documents.layers, request),
  }));
  for (const { request, decision } of decisions) {
    if (decision.effect === 'denied' || decision.effect === 'not-granted') {
      return denial(request, decision, documents);
    }
  }
  for (const { request, decision } of decisions) {
    if (decision.effect === 'undecided') return undecided(request, decision, documents);
  }
  if (documents.doubt) return { kind, verdict: 'undecided', reason: documents.doubt };
  const by = decisions.flatMap(({ decision }) =>
    decision.effect === 'allowed' ? decision.by : [],
  );
  return {
    kind,
    verdict: 'allowed',
    reason: [...new Set(by.map(describeStatement))].join(' and '),
  };
}

function denial(
  { resource, context }: CallRequest,
  decision: Extract<Decision, { effect: 'denied' | 'not-granted' }>,
  { homes, region }: Documents,
): ActionEvidence {
  const { layer } = decision;
  const name = layerNames[layer];
  const common = { kind: 'local-evaluation', verdict: 'denied', layer } as const;
  const on = resource === '*' ? '' : ` on ${resource}`;
  if (decision.effect === 'not-granted') {
    return { ...common, explicit: false, reason: `no ${name} allows it${on}` };
  }
  const [asked = region] = context.get('aws:requestedregion') ?? [];
  const where = asked === region ? '' : ` in ${asked}`;
  const what = resource === '*' ? 'any resource' : resource;
  const article = layer === 'identity' ? 'an' : 'a';
  return {
    ...common,
    explicit: true,
    ...decidedBy(
      decision.by[0],
      `an explicit deny in ${article} ${name}`,
      ` on ${what}${where}`,
      homes,
    ),
  };
}

/** The reason with the statement in its middle, where one is known. */
function decidedBy(
  statement: StatementRef | undefined,
  begin: string,
  end: string,
  homes: Documents['homes'],
): Pick<ActionEvidence, 'reason' | 'by' | 'place'> {
  if (!statement) return { reason: `${begin}${end}` };
  const by = describeStatement(statement);
  const place = placeOfRef(statement, homes);
  return { reason: `${begin}, ${by},${end}`, by, ...(place && { place }) };
}

function undecided(
  request: CallRequest,
  { missing, reason }: Extract<Decision, { effect: 'undecided' }>,
  { homes }: Documents,
): ActionEvidence {
  const [first] = missing;
  const open = request.open !== undefined && missing.every(({ key }) => key === resourceElement);
  const keys = open ? '' : [...new Set(missing.map(({ key }) => key))].join(', ');
  const place = first && placeOfRef(first.statement, homes);
  return {
    kind: 'local-evaluation',
    verdict: 'undecided',
    reason: keys ? `it hangs on ${keys}: ${reason}` : reason,
    ...(open && { open }),
    ...(place && { place }),
  };
}

function placeOfRef(
  { source, span }: StatementRef,
  homes: ReadonlyMap<string, Home>,
): Place | undefined {
  const home = homes.get(source.path);
  return home && placeOf(span, home);
}
