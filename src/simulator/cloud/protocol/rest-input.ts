import type { WireRequest } from '../../../vocabulary/connection.ts';
import { AwsError } from '../aws-error.ts';
import { splitHeader } from './header-list.ts';
import type { Member, ServiceModel, StructureShape } from './model.ts';
import { fromText, type TimestampFormat } from './scalar-text.ts';

/**
 * The members of an input that do not stand in the body: labels of the path, query keys, headers.
 * Throws AwsError InvalidArgument for a text that is no value of its type.
 * Source: https://smithy.io/2.0/spec/http-bindings.html
 */
export function boundInput(
  model: ServiceModel,
  structure: StructureShape,
  request: Pick<WireRequest, 'query' | 'headers'>,
  labels: ReadonlyMap<string, string>,
): object {
  const bound: [string, unknown][] = [];
  for (const [name, member] of Object.entries(structure.members)) {
    const value = readBound(model, name, member, request, labels);
    if (value !== undefined) bound.push([name, value]);
  }
  return Object.fromEntries(bound);
}

/** Names of the members that make the body, and the one that is the whole body, if there is one. */
export function bodyMembers(structure: StructureShape): {
  readonly names: readonly string[];
  readonly payload: string | undefined;
} {
  const members = Object.entries(structure.members);
  return {
    names: members.filter(([, { http }]) => http === undefined).map(([name]) => name),
    payload: members.find(([, { http }]) => http?.in === 'payload')?.[0],
  };
}

/** Percent-decodes a path's segment. Throws AwsError InvalidURI. */
function decodeSegment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AwsError('InvalidURI', "Couldn't parse the specified URI.");
  }
}

function readBound(
  model: ServiceModel,
  name: string,
  member: Member,
  { query, headers }: Pick<WireRequest, 'query' | 'headers'>,
  labels: ReadonlyMap<string, string>,
): unknown {
  switch (member.http?.in) {
    case 'label':
      return readLabel(member, labels.get(name));
    case 'query':
      return readQuery(model, member, query[member.http.name]);
    case 'header':
      return readHeader(model, member, headers[member.http.name]);
    case 'prefixed-headers':
      return prefixed(headers, member.http.name);
    case 'payload':
    case 'status':
    case 'query-map':
    case undefined:
      return undefined;
  }
}

function readLabel(member: Member, label: string | undefined): unknown {
  if (label === undefined) return undefined;
  return scalar(member.type, label.split('/').map(decodeSegment).join('/'), 'date-time');
}

/** A key without a value (`?acl`) has the value null. */
function readQuery(
  model: ServiceModel,
  member: Member,
  value: string | readonly string[] | null | undefined,
): unknown {
  if (value === undefined) return undefined;
  const texts = typeof value === 'string' ? [value] : (value ?? ['']);
  const shape = model.shapes[member.type];
  if (shape?.kind === 'list') {
    return texts.map((text) => scalar(shape.item.type, text, 'date-time'));
  }
  return scalar(member.type, texts[0] ?? '', 'date-time');
}

function readHeader(model: ServiceModel, member: Member, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  const shape = model.shapes[member.type];
  if (shape?.kind === 'list') {
    return splitHeader(text).map((item) => scalar(shape.item.type, item, 'http-date'));
  }
  return scalar(member.type, text, 'http-date');
}

/** Headers that share a prefix, without it; undefined where there are none. */
function prefixed(headers: Readonly<Record<string, string>>, prefix: string): object | undefined {
  const found = Object.entries(headers)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => [name.slice(prefix.length), value]);
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function scalar(type: string, text: string, timestamp: TimestampFormat): unknown {
  const value = fromText(type, text, timestamp);
  if (value === undefined) throw new AwsError('InvalidArgument', `${text} is not a ${type}.`);
  return value;
}
