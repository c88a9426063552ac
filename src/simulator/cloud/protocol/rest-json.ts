import type { WireRequest, WireResponse } from '../../../vocabulary/connection.ts';
import { AwsError } from '../aws-error.ts';
import { fromJson, fromJsonStructure, toJson } from './json-value.ts';
import type { ServiceModel, StructureShape } from './model.ts';
import { parseJson } from './parse-json.ts';
import type { Protocol, ReadRequest } from './protocol.ts';
import { bodyMembers, boundInput } from './rest-input.ts';
import { boundOutput } from './rest-output.ts';
import { findRoute, segmentsOf } from './rest-route.ts';
import { recordOf, structureOf } from './structure.ts';

/** Source: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html */
export const restJson: Protocol = {
  read,
  write: (model, operation, output, requestId) => {
    const structure = structureOf(model, model.operations[operation]?.output);
    const status = model.operations[operation]?.http?.status ?? 200;
    if (!structure) return respond(status, requestId, {}, {});
    const bound = boundOutput(model, structure, output);
    const body = bound.payload
      ? toJson(model, bound.payload[0].type, bound.payload[1])
      : bodyJson(model, structure, model.operations[operation]?.output ?? '', output);
    return respond(bound.status ?? status, requestId, bound.headers, body);
  },
  writeError: (_model, { code, message, status }, requestId) =>
    respond(status, requestId, { 'x-amzn-errortype': code }, { message }),
  unknownOperation: (_model, operation) =>
    new AwsError('UnknownOperationException', `There is no operation ${operation}.`, 404),
};

function read(model: ServiceModel, request: WireRequest): ReadRequest {
  const { method, path, query, headers } = request;
  const segments = segmentsOf(path.length > 1 ? path.replace(/\/$/, '') : path);
  const route = findRoute(model, { method, segments, query, headers });
  if (!route) {
    const unknown = `${method} ${path}`;
    return { unknown, error: restJson.unknownOperation(model, unknown) };
  }
  const structure = structureOf(model, model.operations[route.operation]?.input);
  if (!structure) return { operation: route.operation, input: {} };
  const bound = boundInput(model, structure, request, route.labels);
  const input = { ...bodyInput(model, structure, request), ...bound };
  return { operation: route.operation, input };
}

function bodyInput(model: ServiceModel, structure: StructureShape, { body }: WireRequest): object {
  const { names, payload } = bodyMembers(structure);
  if (payload !== undefined) {
    const type = structure.members[payload]?.type ?? '';
    return body.byteLength > 0 ? { [payload]: fromJson(model, type, parseJson(body)) } : {};
  }
  if (names.length === 0) return {};
  const all = fromJsonStructure(model, structure, parseJson(body));
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}

function bodyJson(
  model: ServiceModel,
  structure: StructureShape,
  type: string,
  output: unknown,
): unknown {
  const { names } = bodyMembers(structure);
  const inBody = Object.entries(recordOf(output)).filter(([name]) => names.includes(name));
  return toJson(model, type, Object.fromEntries(inBody));
}

function respond(
  statusCode: number,
  requestId: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): WireResponse {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId, ...headers },
    body: JSON.stringify(body),
  };
}
