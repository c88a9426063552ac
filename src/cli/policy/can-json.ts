import type { StatementRef } from '../../policies/evaluate/decision.ts';
import { escapeJson } from '../../report/escape.ts';
import type { FilePlace } from '../../vocabulary/result.ts';
import type { CanAnswer } from './answer.ts';

/** The answer as JSON, indented; docs/policy/can.md tells its members. */
export function canJson(answer: CanAnswer): string {
  const { request, effect, layer, by, asked, open, near, reason, notes, notChecked } = answer;
  const { principal, action, resource } = request;
  const json = {
    effect,
    ...(layer === undefined ? {} : { layer }),
    ...(by.length === 0 ? {} : { by: by.map((ref) => statementJson(ref)) }),
    ...(effect === 'undecided'
      ? {
          missing: [...new Set(asked.map(({ key }) => key))],
          asked: asked.map(({ key, why, statement }) => ({
            key,
            why,
            statement: statementJson(statement),
          })),
          open: open.map(({ document, gap: { written, why, mend, span } }) => ({
            policy: document.name,
            written,
            why,
            mend,
            place: placeOf(pathOf(document), span),
          })),
        }
      : {}),
    ...(effect === 'not-granted'
      ? { near: near.map(({ statement, why }) => ({ why, statement: statementJson(statement) })) }
      : {}),
    reason,
    request: {
      principal:
        principal.kind === 'aws'
          ? principal.arn
          : principal.kind === 'service'
            ? principal.name
            : '*',
      action,
      resource,
      context: Object.fromEntries(request.context),
      complete: request.complete,
    },
    notes,
    notChecked,
  };
  return `${escapeJson(JSON.stringify(json, undefined, 2))}\n`;
}

function statementJson({ layer, source, index, sid, span }: StatementRef) {
  return {
    layer,
    policy: source.name,
    index,
    ...(sid === undefined ? {} : { sid }),
    place: placeOf(source.path, span),
  };
}

function placeOf(path: string, span: Omit<FilePlace, 'kind' | 'path'>): FilePlace {
  return { kind: 'file', path, ...span };
}

function pathOf({ draft }: CanAnswer['open'][number]['document']): string {
  return draft?.source.path ?? '';
}
