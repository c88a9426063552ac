import type { WireRequest, WireResponse } from '../../../vocabulary/connection.ts';
import { AwsError } from '../aws-error.ts';
import { fromJsonStructure, toJson } from './json-value.ts';
import type { ServiceModel } from './model.ts';
import { parseJson } from './parse-json.ts';
import type { Protocol, ReadRequest } from './protocol.ts';
import { structureOf } from './structure.ts';

/**
 * awsJson1_0 and awsJson1_1, which differ in their content type only.
 * Sources: https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html,
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export const awsJson: Protocol = {
  read,
  write: (model, operation, output, requestId) => {
    const type = model.operations[operation]?.output;
    const body = type === undefined ? {} : toJson(model, type, output);
    return respond(model, 200, requestId, {}, body);
  },
  writeError: (model, { code, message, status }, requestId) => {
    const fault = status < 500 ? 'Sender' : 'Receiver';
    // https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait
    const headers = model.queryCompatible ? { 'x-amzn-query-error': `${code};${fault}` } : {};
    return respond(model, status, requestId, headers, { __type: code, message });
  },
  unknownOperation: (_model, operation) =>
    new AwsError('UnknownOperationException', `There is no operation ${operation}.`),
};

function read(model: ServiceModel, request: WireRequest): ReadRequest {
  const target = request.headers['x-amz-target'] ?? '';
  const dot = target.lastIndexOf('.');
  const operation = target.slice(dot + 1);
  if (target.slice(0, dot) !== model.targetPrefix || !Object.hasOwn(model.operations, operation)) {
    return { unknown: operation, error: awsJson.unknownOperation(model, operation) };
  }
  const structure = structureOf(model, model.operations[operation]?.input);
  const json = parseJson(request.body);
  return { operation, input: structure ? fromJsonStructure(model, structure, json) : {} };
}

function respond(
  { protocol }: ServiceModel,
  statusCode: number,
  requestId: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): WireResponse {
  const version = protocol === 'awsJson1_0' ? '1.0' : '1.1';
  return {
    statusCode,
    headers: {
      'content-type': `application/x-amz-json-${version}`,
      'x-amzn-requestid': requestId,
      ...headers,
    },
    body: JSON.stringify(body),
  };
}
