import type { Judgement } from '../check.ts';

/** What is said of a part of the network, before its name is put on it. */
export type PartVerdict = Omit<Judgement, 'subject' | 'title' | 'evidence'>;

/** Whether a part that the plan names is there. */
export function existence(
  what: string,
  fact: { readonly id: string; readonly exists: boolean } | undefined,
  region: string,
): PartVerdict {
  if (!fact) return unread(what);
  if (fact.exists)
    return { status: 'pass', severity: 'error', message: `${fact.id} is in ${region}.` };
  return {
    status: 'fail',
    severity: 'error',
    message: `${region} has no ${what} ${fact.id} that this account can see.`,
    remedy: { text: `Name a ${what} of ${region} in the plan.` },
  };
}

export function unread(what: string): PartVerdict {
  return { status: 'unknown', severity: 'error', message: `The ${what} of the plan was not read.` };
}
