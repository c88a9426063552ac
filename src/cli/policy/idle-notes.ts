import { heedsRcps } from '../../policies/evaluate/control-policies.ts';
import type { AuthorisationRequest } from '../../policies/evaluate/decision.ts';
import type { SourceLayers } from '../../policies/sources/decide-sources.ts';

/** Layers that were given and do not bear on the request: who gave them should know. */
export function idleNotes(
  { rcp }: SourceLayers,
  { action, resource }: AuthorisationRequest,
): readonly string[] {
  if (!rcp || heedsRcps(action.toLowerCase(), resource)) return [];
  return [
    `resource control policies do not bear on ${action}: it is not among what heeds them (AWS’s list of 2026-09-26)`,
  ];
}
