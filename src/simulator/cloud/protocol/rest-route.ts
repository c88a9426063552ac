import type { OperationModel, ServiceModel, StructureShape } from './model.ts';
import { structureOf } from './structure.ts';

/** What of a REST request its operation is told by. */
interface Routed {
  readonly method: string;
  /** Segments of the path, percent-encoded; at S3 the bucket is the first, wherever it stood. */
  readonly segments: readonly string[];
  readonly query: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
}

interface Route {
  readonly operation: string;
  /** Values of the labels in the path, still percent-encoded. */
  readonly labels: ReadonlyMap<string, string>;
}

/**
 * The operation that a REST request asks for: method, path, fixed query keys and all required query keys and headers
 * fit; of several the most particular. A query key that the operation does not know rules it out, since at S3 such a
 * key (`?tagging`, `?lifecycle`) names another operation.
 * Source: https://smithy.io/2.0/spec/http-bindings.html#http-trait
 */
export function findRoute(model: ServiceModel, request: Routed): Route | undefined {
  for (const candidate of candidatesOf(model)) {
    const labels = match(candidate, request);
    if (labels) return { operation: candidate.operation, labels };
  }
  return undefined;
}

interface Candidate {
  readonly operation: string;
  readonly method: string;
  readonly segments: readonly string[];
  /** Query keys of the URI, with the value they must have, if any. */
  readonly fixed: ReadonlyMap<string, string>;
  readonly known: ReadonlySet<string>;
  readonly requiredQuery: readonly string[];
  readonly requiredHeaders: readonly string[];
}

const candidates = new WeakMap<ServiceModel, readonly Candidate[]>();

function candidatesOf(model: ServiceModel): readonly Candidate[] {
  const found = candidates.get(model);
  if (found) return found;
  const made = Object.entries(model.operations)
    .flatMap(([name, operation]) => candidateOf(model, name, operation))
    .toSorted((a, b) => weight(b) - weight(a));
  candidates.set(model, made);
  return made;
}

function weight({ fixed, requiredQuery, requiredHeaders }: Candidate): number {
  return fixed.size + requiredQuery.length + requiredHeaders.length;
}

function candidateOf(
  model: ServiceModel,
  operation: string,
  { http, input }: OperationModel,
): Candidate[] {
  if (!http) return [];
  const [path = '/', query = ''] = http.uri.split('?', 2);
  const fixed = new Map([...new URLSearchParams(query)].filter(([key]) => key !== operationHint));
  const bound = bindings(structureOf(model, input));
  return [
    {
      operation,
      method: http.method,
      segments: [
        ...bound.labels.filter((label) => !path.includes(`{${label}`)).map((label) => `{${label}}`),
        ...segmentsOf(path),
      ],
      fixed,
      known: new Set([operationHint, ...fixed.keys(), ...bound.query]),
      requiredQuery: bound.requiredQuery,
      requiredHeaders: bound.requiredHeaders,
    },
  ];
}

/** Only some SDKs name the operation in the URL; it is never needed to tell it. */
const operationHint = 'x-id';

export function segmentsOf(path: string): readonly string[] {
  return path.replace(/^\//, '').split('/');
}

function bindings(structure: StructureShape | undefined): {
  readonly labels: readonly string[];
  readonly query: readonly string[];
  readonly requiredQuery: readonly string[];
  readonly requiredHeaders: readonly string[];
} {
  const members = Object.entries(structure?.members ?? {});
  const required = members.filter(([name]) => structure?.required?.includes(name));
  const placed = (among: typeof members, place: 'query' | 'header') =>
    among.flatMap(([, { http }]) => (http?.in === place ? [http.name] : []));
  return {
    labels: members.filter(([, { http }]) => http?.in === 'label').map(([name]) => name),
    query: placed(members, 'query'),
    requiredQuery: placed(required, 'query'),
    requiredHeaders: placed(required, 'header'),
  };
}

function match(candidate: Candidate, request: Routed): ReadonlyMap<string, string> | undefined {
  const { query, headers } = request;
  const fits =
    candidate.method === request.method &&
    [...candidate.fixed].every(
      ([key, value]) => key in query && (!value || query[key] === value),
    ) &&
    candidate.requiredQuery.every((key) => key in query) &&
    candidate.requiredHeaders.every((name) => name in headers) &&
    Object.keys(query).every((key) => candidate.known.has(key) || isSignature(key));
  return fits ? matchPath(candidate.segments, request.segments) : undefined;
}

/**
 * Keys of a signed URL.
 * Sources: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html (version 2)
 */
function isSignature(key: string): boolean {
  return /^(?:x-amz-.*|AWSAccessKeyId|Signature|Expires)$/i.test(key);
}

/** The labels' values, where the path fits the template; `{Key+}` takes all segments that are left. */
function matchPath(
  template: readonly string[],
  segments: readonly string[],
): ReadonlyMap<string, string> | undefined {
  const labels = new Map<string, string>();
  for (const [index, part] of template.entries()) {
    const label = labelOf(part);
    const value = label?.greedy ? segments.slice(index).join('/') : segments[index];
    if (value === undefined || (label ? value === '' : value !== part)) return undefined;
    if (label) labels.set(label.name, value);
    if (label?.greedy) return labels;
  }
  return template.length === segments.length ? labels : undefined;
}

function labelOf(part: string): { readonly name: string; readonly greedy: boolean } | undefined {
  const label = /^\{(?<name>[^+}]+)(?<greedy>\+?)\}$/.exec(part)?.groups;
  return label && { name: label['name'] ?? '', greedy: label['greedy'] === '+' };
}
