import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

import type {
  AuthorisationRequest,
  Decision,
  StatementRef,
} from '../../../../policies/evaluate/decision.ts';

/**
 * The "encoded authorization failure message" of a refused call, which sts:DecodeAuthorizationMessage reads: opaque, and
 * only what this made can be read. The content is that of AWS:
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
 */
export function encodeAuthorizationMessage(
  request: AuthorisationRequest,
  decision: Exclude<Decision, { effect: 'allowed' }>,
): string {
  const statements = decision.effect === 'denied' ? decision.by : [];
  const conditions = [...request.context].map(([key, values]) => ({
    key,
    values: items(values.map((value) => ({ value }))),
  }));
  const message = {
    allowed: false,
    explicitDeny: decision.effect === 'denied',
    matchedStatements: items(statements.map(described)),
    failures: items([]),
    context: {
      principal: principalOf(request),
      action: request.action,
      resource: request.resource,
      conditions: items(conditions),
    },
  };
  const packed = deflateRawSync(JSON.stringify(message));
  return Buffer.concat([sealOf(packed), packed]).toString('base64url');
}

/** The message's JSON; undefined for a text that `encodeAuthorizationMessage` did not make. */
export function decodeAuthorizationMessage(encoded: string): string | undefined {
  const bytes = Buffer.from(encoded, 'base64url');
  const packed = bytes.subarray(sealLength);
  if (!bytes.subarray(0, sealLength).equals(sealOf(packed))) return undefined;
  return inflateRawSync(packed).toString();
}

const sealLength = 8;

/** Tells our messages from other texts; it protects nothing. */
function sealOf(packed: Uint8Array): Buffer {
  return createHash('sha256').update(packed).digest().subarray(0, sealLength);
}

function items<T>(list: readonly T[]): { readonly items: readonly T[] } {
  return { items: list };
}

function described({ sid = '', source, layer }: StatementRef): object {
  return {
    statementId: sid,
    effect: 'DENY',
    sourcePolicyId: source.name,
    sourcePolicyType: layer === 'identity' ? 'IAM Policy' : layer,
  };
}

function principalOf({ principal }: AuthorisationRequest): object {
  switch (principal.kind) {
    case 'aws':
      return { id: principal.arn.slice(principal.arn.lastIndexOf('/') + 1), arn: principal.arn };
    case 'service':
      return { service: principal.name };
    case 'anonymous':
      return { id: 'anonymous' };
  }
}
