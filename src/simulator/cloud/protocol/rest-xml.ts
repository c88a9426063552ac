import type { WireRequest, WireResponse } from '../../../vocabulary/connection.ts';
import { AwsError } from '../aws-error.ts';
import { decodeBody } from './aws-chunked.ts';
import type { Member, ServiceModel, StructureShape } from './model.ts';
import type { Protocol, ReadRequest } from './protocol.ts';
import { bodyMembers, boundInput } from './rest-input.ts';
import { boundOutput } from './rest-output.ts';
import { findRoute } from './rest-route.ts';
import { s3Segments } from './s3-segments.ts';
import { toText } from './scalar-text.ts';
import { presentMembers, recordOf, structureOf } from './structure.ts';
import { xmlInput } from './xml-input.ts';
import { escapeXml, xmlElement, xmlMembers } from './xml-output.ts';

/** Of S3, the only service that speaks it here. Source: https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html */
export const restXml: Protocol = {
  read,
  write: (model, operation, output, requestId) => {
    const { http, output: type, unwrapped } = model.operations[operation] ?? {};
    const structure = structureOf(model, type);
    const status = http?.status ?? 200;
    if (!structure) return respond(status, requestId, {}, '');
    const bound = boundOutput(model, structure, output);
    const body = bound.payload
      ? payloadBody(model, ...bound.payload)
      : documentOf(model, structure, type ?? operation, output, unwrapped);
    return respond(bound.status ?? status, requestId, bound.headers, body);
  },
  writeError: (_model, { code, message, status }, requestId) => {
    const content =
      xmlElement('Code', escapeXml(code)) +
      xmlElement('Message', escapeXml(message)) +
      xmlElement('RequestId', requestId) +
      xmlElement('HostId', requestId);
    return respond(status, requestId, {}, declaration + xmlElement('Error', content));
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList
  unknownOperation: () =>
    new AwsError(
      'NotImplemented',
      'A header you provided implies functionality that is not implemented.',
      501,
    ),
};

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

async function read(model: ServiceModel, wire: WireRequest): Promise<ReadRequest> {
  const request = decodeBody(wire);
  const { method, query, headers } = request;
  const route = findRoute(model, { method, segments: s3Segments(wire), query, headers });
  if (!route) return unknownRequest(model, wire);
  const structure = structureOf(model, model.operations[route.operation]?.input);
  if (!structure) return { operation: route.operation, input: {} };
  const input = {
    ...(await bodyInput(model, structure, request)),
    ...boundInput(model, structure, request, route.labels),
  };
  return { operation: route.operation, input };
}

const methods: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'POST', 'PUT']);

function unknownRequest(model: ServiceModel, { method, path, query }: WireRequest): ReadRequest {
  const keys = Object.keys(query);
  const unknown = `${method} ${path}${keys.length > 0 ? `?${keys.join('&')}` : ''}`;
  const error = methods.has(method)
    ? restXml.unknownOperation(model, unknown)
    : new AwsError(
        'MethodNotAllowed',
        'The specified method is not allowed against this resource.',
        405,
      );
  return { unknown, error };
}

async function bodyInput(
  model: ServiceModel,
  structure: StructureShape,
  { body }: WireRequest,
): Promise<object> {
  const { names, payload } = bodyMembers(structure);
  if (payload !== undefined) {
    const member = structure.members[payload];
    return member ? payloadInput(model, payload, member, body) : {};
  }
  if (names.length === 0 || body.byteLength === 0) return {};
  const all = await xmlInput(model, structure, body);
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}

async function payloadInput(
  model: ServiceModel,
  name: string,
  member: Member,
  body: Uint8Array,
): Promise<object> {
  const structure = structureOf(model, member.type);
  if (member.type === 'blob' || member.type === 'stream') return { [name]: body };
  if (body.byteLength === 0) return {};
  if (!structure) return { [name]: new TextDecoder().decode(body) };
  return { [name]: await xmlInput(model, structure, body) };
}

function payloadBody(model: ServiceModel, member: Member, value: unknown): Uint8Array | string {
  const structure = structureOf(model, member.type);
  if (value instanceof Uint8Array) return value;
  return structure
    ? declaration +
        rooted(model, member.wireName ?? structure.xmlName ?? member.type, structure, value)
    : String(value);
}

function documentOf(
  model: ServiceModel,
  structure: StructureShape,
  type: string,
  output: unknown,
  unwrapped: string | undefined,
): string {
  const { names } = bodyMembers(structure);
  if (names.length === 0) return '';
  const root = structure.xmlName ?? type;
  if (unwrapped !== undefined) {
    const [, , held] = presentMembers(structure, output).find(([name]) => name === unwrapped) ?? [];
    const text = held === undefined ? '' : toText('string', held, 'date-time');
    return declaration + xmlElement(root, escapeXml(text), namespaceOf(model));
  }
  const inBody = Object.entries(recordOf(output)).filter(([name]) => names.includes(name));
  return declaration + rooted(model, root, structure, Object.fromEntries(inBody));
}

function rooted(
  model: ServiceModel,
  tag: string,
  structure: StructureShape,
  value: unknown,
): string {
  return xmlElement(tag, xmlMembers(model, structure, value), namespaceOf(model));
}

function namespaceOf({ xmlNamespace = '' }: ServiceModel): string {
  return ` xmlns="${escapeXml(xmlNamespace)}"`;
}

function respond(
  statusCode: number,
  requestId: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array | string,
): WireResponse {
  const type: Readonly<Record<string, string>> =
    typeof body === 'string' && body.startsWith(declaration)
      ? { 'content-type': 'application/xml' }
      : {};
  return {
    statusCode,
    headers: { ...type, 'x-amz-request-id': requestId, 'x-amz-id-2': requestId, ...headers },
    body,
  };
}
