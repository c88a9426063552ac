import type { WireRequest, WireResponse } from '../../../vocabulary/connection.ts';
import { AwsError } from '../aws-error.ts';
import type { ServiceModel } from './model.ts';
import type { Protocol, ReadRequest } from './protocol.ts';
import { queryInput } from './query-input.ts';
import { structureOf } from './structure.ts';
import { escapeXml, xmlElement, xmlMembers } from './xml-output.ts';

/** Source: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
export const awsQuery: Protocol = {
  read,
  write: (model, operation, output, requestId) => {
    const structure = structureOf(model, model.operations[operation]?.output);
    const result = structure
      ? xmlElement(`${operation}Result`, xmlMembers(model, structure, output))
      : '';
    const metadata = xmlElement('ResponseMetadata', xmlElement('RequestId', requestId));
    return xmlResponse(200, requestId, document(model, `${operation}Response`, result + metadata));
  },
  writeError: (model, error, requestId) => {
    const type = xmlElement('Type', error.status < 500 ? 'Sender' : 'Receiver');
    const content =
      xmlElement('Error', type + errorContent(error)) + xmlElement('RequestId', requestId);
    return xmlResponse(error.status, requestId, document(model, 'ErrorResponse', content));
  },
  unknownOperation: (model, operation) =>
    new AwsError(
      'InvalidAction',
      `Could not find operation ${operation} for version ${model.apiVersion}`,
    ),
};

/** Source: https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html */
export const ec2Query: Protocol = {
  read,
  write: (model, operation, output, requestId) => {
    const structure = structureOf(model, model.operations[operation]?.output);
    const result = structure ? xmlMembers(model, structure, output) : xmlElement('return', 'true');
    const content = xmlElement('requestId', requestId) + result;
    return xmlResponse(
      200,
      requestId,
      declaration + document(model, `${operation}Response`, content),
    );
  },
  writeError: (_model, error, requestId) => {
    const content =
      xmlElement('Errors', xmlElement('Error', errorContent(error))) +
      xmlElement('RequestID', requestId);
    return xmlResponse(error.status, requestId, declaration + xmlElement('Response', content));
  },
  unknownOperation: (_model, operation) =>
    new AwsError('InvalidAction', `The action ${operation} is not valid for this web service.`),
};

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Missing action: https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html */
function read(model: ServiceModel, request: WireRequest): ReadRequest {
  const form = formOf(request);
  const operation = form.get('Action');
  if (!operation) throw new AwsError('MissingAction', 'The request must contain an Action.');
  if (!Object.hasOwn(model.operations, operation)) {
    const protocol = model.protocol === 'ec2Query' ? ec2Query : awsQuery;
    return { unknown: operation, error: protocol.unknownOperation(model, operation) };
  }
  const structure = structureOf(model, model.operations[operation]?.input);
  return { operation, input: structure ? queryInput(model, structure, form) : {} };
}

/** The parameters stand in the body of a POST; AWS takes them from the URL as well. */
function formOf({ body, query }: WireRequest): URLSearchParams {
  if (body.byteLength > 0) return new URLSearchParams(new TextDecoder().decode(body));
  const single = Object.entries(query).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[key, value]] : [],
  );
  return new URLSearchParams(single);
}

function errorContent({ code, message }: AwsError): string {
  return xmlElement('Code', escapeXml(code)) + xmlElement('Message', escapeXml(message));
}

function document({ xmlNamespace = '' }: ServiceModel, tag: string, content: string): string {
  return xmlElement(tag, content, ` xmlns="${escapeXml(xmlNamespace)}"`);
}

function xmlResponse(statusCode: number, requestId: string, body: string): WireResponse {
  return {
    statusCode,
    headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId },
    body,
  };
}
