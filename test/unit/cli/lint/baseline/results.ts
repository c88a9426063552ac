import type { DocumentResults } from '../../../../../src/policies/lint/lint-texts.ts';
import type { Result } from '../../../../../src/vocabulary/result.ts';

/** A finding as lint makes it: `what` is the word, `line` where it stands. */
export function found(path: string, what: string, line = 7): Result {
  return {
    code: 'lint/unknown-action',
    subject: what,
    category: 'lint',
    title: 'Every action exists',
    status: 'fail',
    severity: 'error',
    message: `There is no action ${what}.`,
    evidence: [],
    place: {
      kind: 'file',
      path,
      pointer: '/Statement/0/Action',
      line,
      column: 9,
      endLine: line,
      endColumn: 20,
    },
    anchor: `a/Statement/0/Action/${what}`,
  };
}

export function inDocument(path: string, ...results: readonly Result[]): DocumentResults {
  return {
    document: {
      path,
      pointer: '',
      line: 1,
      name: path,
      type: 'identity',
      typeFrom: 'content',
      owners: [],
    },
    results,
  };
}
