import { UserError } from '../../vocabulary/errors.ts';
import { MAX_DEPTH } from '../document/limits.ts';
import { parsePolicy } from '../document/parse.ts';
import type { Policy } from '../document/policy.ts';
import type { AuthorisationRequest } from '../evaluate/decision.ts';
import type { PolicyLayers } from '../evaluate/layers.ts';
import { KeptPolicies } from './kept-policies.ts';
import { readRequest } from './read-request.ts';
import { isRecord, listAt, nameKeys, recordAt, refuse, stringAt } from './shape.ts';

/** A case of `policy can`, read. */
export interface Case {
  /** As it was given. */
  readonly id: string | number;
  readonly layers: PolicyLayers;
  readonly request: AuthorisationRequest;
}

const LAYERS = ['identity', 'boundary', 'scp', 'rcp', 'session', 'resource', 'trust'] as const;

/** Reads a case; throws UserError naming the member that is wrong. */
export function readCase(value: unknown): Case {
  if (!isRecord(value)) throw refuse('', 'a case must be a JSON object');
  const { id } = value;
  return {
    id: typeof id === 'number' ? id : stringAt(value, '', 'id'),
    layers: readLayers(recordAt(value, '', 'policies')),
    request: readRequest(recordAt(value, '', 'request')),
  };
}

function readLayers(policies: Readonly<Record<string, unknown>>): PolicyLayers {
  nameKeys(policies, '/policies', LAYERS);
  const given = Object.fromEntries(Object.entries(policies).filter(([, value]) => value !== null));
  const { identity, boundary, scp, rcp, session, resource, trust } = given;
  return {
    identity: identity === undefined ? [] : readList(identity, '/policies/identity'),
    ...(boundary === undefined ? {} : { boundary: readPolicy(boundary, '/policies/boundary') }),
    ...(scp === undefined ? {} : { scp: readLevels(scp, '/policies/scp') }),
    ...(rcp === undefined ? {} : { rcp: readLevels(rcp, '/policies/rcp') }),
    ...(session === undefined ? {} : { session: readList(session, '/policies/session') }),
    ...(resource === undefined ? {} : { resource: readPolicy(resource, '/policies/resource') }),
    ...(trust === undefined ? {} : { trust: readPolicy(trust, '/policies/trust') }),
  };
}

/** A list of documents, or one. */
function readList(value: unknown, at: string): readonly Policy[] {
  if (!Array.isArray(value)) return [readPolicy(value, at)];
  return value.map((document: unknown, index) => readPolicy(document, `${at}/${index}`));
}

function readLevels(value: unknown, at: string): readonly (readonly Policy[])[] {
  return listAt(value, at, 'a list with one list of policies a level').map((level, index) =>
    listAt(level, `${at}/${index}`, 'a list of policies').map((document, inner) =>
      readPolicy(document, `${at}/${index}/${inner}`),
    ),
  );
}

/** A policy document, as an object or as its text. */
function readPolicy(document: unknown, at: string): Policy {
  if (typeof document !== 'string' && !isRecord(document)) {
    throw refuse(at, 'a policy document is expected here, as an object or as its JSON text');
  }
  const text = typeof document === 'string' ? document : textOf(document, at);
  return kept.get(at, text, () => parse(text, at));
}

const kept = new KeptPolicies();

function parse(text: string, at: string): Policy {
  const parsed = parsePolicy(text, { path: at, name: nameOf(at) });
  if (parsed.ok) return parsed.policy;
  const [problem] = parsed.problems;
  throw new UserError(
    `${at}${problem?.span.pointer ?? ''}: ${problem?.message ?? 'this is no policy'}`,
    'Mend the policy document in the case.',
  );
}

function textOf(document: unknown, at: string): string {
  try {
    return JSON.stringify(document);
  } catch (error) {
    // Nested so deep that the stack does not hold it, which is far beyond what is read.
    if (!(error instanceof RangeError)) throw error;
    const limit = `The document is nested deeper than the limit of ${MAX_DEPTH} levels`;
    throw new UserError(`${at}: ${limit}`, 'Mend the policy document in the case.', {
      cause: error,
    });
  }
}

/** `/policies/scp/0/1` → `scp[0][1]`. */
function nameOf(at: string): string {
  const [, , layer = '', ...indexes] = at.split('/');
  return layer + indexes.map((index) => `[${index}]`).join('');
}
