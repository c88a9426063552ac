import type { Policy, Span } from '../../policies/document/policy.ts';
import { decide } from '../../policies/evaluate/decide.ts';
import type { AuthorisationRequest } from '../../policies/evaluate/decision.ts';
import { hopefulPolicy, type SourceLayers } from '../../policies/sources/decide-sources.ts';
import { wholeStatement } from '../../policies/sources/readings/whole-statement.ts';
import type { SourceDocument } from '../../policies/sources/source.ts';
import type { Layer } from '../../vocabulary/result.ts';

const nowhere: Span = { pointer: '', line: 1, column: 1, endLine: 1, endColumn: 1 };

const allowAll: Policy = {
  source: { path: '', name: 'everything' },
  version: '2012-10-17',
  statements: [wholeStatement({ index: 0, span: nowhere }, 'identity', 'Allow')],
};

/**
 * Whether policies of one layer may allow a request, everything else allowing. Identity policies, boundaries and
 * session policies are asked in the place of an SCP: there nothing but the policy itself counts, whoever owns the
 * resource.
 */
export function mayAllow(
  policies: readonly Policy[],
  layer: Layer,
  request: AuthorisationRequest,
): boolean {
  const [first] = policies;
  const onResource = layer === 'trust' || layer === 'resource';
  const decision = decide(
    onResource && first
      ? { identity: [allowAll], [layer]: first }
      : { identity: [allowAll], scp: [policies] },
    request,
  );
  return !(decision.effect === 'not-granted' && decision.layer === (onResource ? layer : 'scp'));
}

/** A level of control policies. */
export interface Level {
  /** Counts from 1, from the organisation's root down. */
  readonly number: number;
  readonly of: number;
  readonly documents: readonly SourceDocument[];
}

/** The first level of service control policies that does not allow the request, where that layer refused it. */
export function refusingLevel(
  { scp = [] }: SourceLayers,
  request: AuthorisationRequest,
  layer: Layer,
): Level | undefined {
  if (layer !== 'scp') return undefined;
  const index = scp.findIndex((level) => {
    const policies = level.map((document) => hopefulPolicy(document, 'scp'));
    return !mayAllow(policies, 'scp', request);
  });
  const documents = scp[index];
  return documents && { number: index + 1, of: scp.length, documents };
}
