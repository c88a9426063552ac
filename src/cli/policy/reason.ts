import type { Decision, StatementRef } from '../../policies/evaluate/decision.ts';
import type { OpenGap } from '../../policies/sources/decide-sources.ts';
import type { Layer } from '../../vocabulary/result.ts';
import type { Level } from './probe.ts';

/** The layers as a person calls them. */
export const layerNames: Readonly<Record<Layer, string>> = {
  identity: 'identity policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  resource: 'resource policy',
  trust: 'trust policy',
};

/** Why the decision is what it is, in a sentence or two. */
export function reasonOf(
  decision: Decision,
  open: readonly OpenGap[],
  level: Level | undefined,
): string {
  switch (decision.effect) {
    case 'allowed':
      return decision.by.length === 0
        ? 'Nothing given limits it, and it needs no policy: the caller is the root user of the account, or AWS answers anybody.'
        : 'Nothing given denies it, and every layer that has to allow it does.';
    case 'denied':
      return `An explicit Deny of the ${layerNames[decision.layer]} layer covers the request; no Allow outweighs it.`;
    case 'not-granted':
      return level ? levelReason(level) : NOT_GRANTED[decision.layer];
    case 'undecided':
      return [openReason(open), decision.reason].filter((sentence) => sentence !== '').join(' ');
  }
}

const NOT_GRANTED: Readonly<Record<Layer, string>> = {
  identity: 'No statement of the identity policies allows it.',
  boundary:
    'No statement of the permissions boundary allows it; boundary and identity policy both must.',
  session: 'No statement of the session policy allows it; session and identity policy both must.',
  scp: 'No statement of the service control policies allows it.',
  rcp: 'No statement of the resource control policies allows it.',
  resource:
    'The policy on the resource does not allow it; here (another account, or a KMS key) it must, whatever the identity policies say.',
  trust: 'The trust policy of the role does not let the caller assume it.',
};

function levelReason({ number, of, documents }: Level): string {
  const names = documents.map(({ name }) => name).join(', ');
  const which = `No statement of the service control policies of level ${number} of ${of} (${names}) allows it; every level must.`;
  const deniesOnly = documents.every(({ draft }) =>
    draft?.statements.every(({ effect }) => effect === 'Deny'),
  );
  return deniesOnly ? `${which} ${FULL_ACCESS}` : `${which} ${SAME_LEVEL}`;
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
const FULL_ACCESS =
  'It has no Allow at all: AWS attaches FullAWSAccess to every level, so give that policy too, joined by a comma.';
const SAME_LEVEL = 'Policies of the same level go into one argument, joined by commas.';

function openReason(open: readonly OpenGap[]): string {
  if (open.length === 0) return '';
  const unread = new Set(
    open.map(({ document, gap }) => (document.unread ? gap.written : undefined)),
  );
  unread.delete(undefined);
  const parts = open.length - open.filter(({ document }) => document.unread).length;
  const whole = unread.size > 0 ? `what ${[...unread].join(', ')} says` : '';
  const some =
    parts > 0
      ? `what the files do not tell in ${parts === 1 ? 'one place' : `${parts} places`}`
      : '';
  return `The decision hangs on ${[whole, some].filter((part) => part !== '').join(' and on ')}.`;
}

/** A statement as a person would point at it. */
export function statementName({ sid, index, source }: StatementRef): string {
  return `${sid === undefined ? `statement ${index + 1}` : `statement ${sid}`} of ${source.name}`;
}
