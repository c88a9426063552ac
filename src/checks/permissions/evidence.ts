import type { EvidenceKind, Layer, Place } from '../../vocabulary/result.ts';

/** What one source says of one action. */
export interface ActionEvidence {
  readonly kind: EvidenceKind;
  readonly verdict: 'allowed' | 'denied' | 'undecided';
  /** Half a sentence: what allows, what denies, or what the decision hangs on. */
  readonly reason: string;
  readonly layer?: Layer;
  /** The denial is a Deny statement, not the lack of an Allow. */
  readonly explicit?: boolean;
  /** Denied for an example of what is not known, and so perhaps not for all. */
  readonly sampled?: boolean;
  /** Undecided because policies name single resources, and which one it will be is not known: a sample tells nothing. */
  readonly open?: boolean;
  /** The statement that denied, as a person calls it: `statement Guard of deploy`. */
  readonly by?: string;
  /** The statement that decided. */
  readonly place?: Place;
  readonly requestId?: string;
}

/** Names of evidence as a sentence begins with them. */
export const evidenceNames: Readonly<Record<EvidenceKind, string>> = {
  probe: 'The real call',
  'dry-run': 'DryRun',
  'policy-simulation': "AWS's policy simulation",
  'local-evaluation': 'Evaluation of the policies here',
  documented: 'The documentation',
};

/** Layers as a person calls them. */
export const layerNames: Readonly<Record<Layer, string>> = {
  identity: 'identity policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  resource: 'resource policy',
  trust: 'trust policy',
};
