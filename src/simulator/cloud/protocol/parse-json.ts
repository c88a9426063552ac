import { AwsError } from '../aws-error.ts';

/** The JSON of a request's body; an empty body is an empty object. Throws AwsError SerializationException. */
export function parseJson(body: Uint8Array): unknown {
  if (body.byteLength === 0) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    throw new AwsError('SerializationException', `The body is not JSON: ${String(error)}`);
  }
}
