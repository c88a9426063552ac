import type { StatementRef } from '../../policies/evaluate/decision.ts';
import { escapeText } from '../../report/escape.ts';
import type { CanAnswer } from './answer.ts';
import { codeFrame } from './code-frame.ts';
import { layerNames, statementName } from './reason.ts';

const HEADS: Readonly<Record<CanAnswer['effect'], string>> = {
  allowed: 'ALLOWED',
  denied: 'DENIED',
  'not-granted': 'NOT GRANTED',
  undecided: 'UNDECIDED',
};

/** The answer for a person: what, by which layer and statement, where that stands, why. `textOf` gives a file's text. */
export function canPretty(answer: CanAnswer, textOf: (path: string) => string | undefined): string {
  const { effect, layer, request, by, reason } = answer;
  const { principal, action, resource } = request;
  const who =
    principal.kind === 'aws'
      ? principal.arn
      : principal.kind === 'service'
        ? principal.name
        : 'anybody';
  const lines = [
    `${HEADS[effect]}  ${action}`,
    `  ${effect === 'allowed' ? 'for' : 'asked by'} ${who}`,
    `  on ${resource}`,
    ...(layer === undefined ? [] : [`  layer: ${layerNames[layer]}`]),
    '',
    `  ${reason}`,
    ...by.flatMap((ref) => statementLines(ref, textOf)),
    ...askedLines(answer, textOf),
    ...openLines(answer),
    ...nearLines(answer),
    ...noteLines(answer),
  ];
  return `${lines.map((line) => escapeText(line)).join('\n')}\n`;
}

type TextOf = (path: string) => string | undefined;

function statementLines(ref: StatementRef, textOf: TextOf): readonly string[] {
  const { source, span, layer } = ref;
  const text = textOf(source.path);
  return [
    '',
    `  ${statementName(ref)} (${layerNames[layer]})`,
    `  ${placeText(source.path, span)}`,
    ...(text === undefined ? [] : codeFrame(text, span).map((line) => `    ${line}`)),
  ];
}

function askedLines({ asked }: CanAnswer, textOf: TextOf): readonly string[] {
  if (asked.length === 0) return [];
  const keys = [...new Set(asked.map(({ key }) => key))];
  return [
    '',
    `  Missing: ${keys.join(', ')}`,
    ...asked.flatMap(({ key, why, statement }) => [
      '',
      `  ${key}: ${why}`,
      ...statementLines(statement, textOf).slice(1),
    ]),
    '',
    `  Give them: --context ${keys[0] ?? 'key'}=value; or --absent ${keys[0] ?? 'key'} where the call does not carry it.`,
  ];
}

function openLines({ open }: CanAnswer): readonly string[] {
  if (open.length === 0) return [];
  const told = new Map(
    open.map(({ document, gap }) => [`${document.name} ${gap.written}`, { document, gap }]),
  );
  return [
    '',
    '  Not told by the files:',
    ...[...told.values()].flatMap(({ document, gap }) => [
      `  - ${gap.written} in ${document.name}: ${gap.why}`,
      `    ${placeText(document.draft?.source.path ?? '', gap.span)}`,
      `    ${gap.mend}`,
    ]),
  ];
}

function nearLines({ near }: CanAnswer): readonly string[] {
  if (near.length === 0) return [];
  return [
    '',
    '  Statements that name the action and do not allow it:',
    ...near.flatMap(({ statement, why }) => [
      `  - ${statementName(statement)}: ${why}`,
      `    ${placeText(statement.source.path, statement.span)}`,
    ]),
  ];
}

/** Gaps of the documents are not repeated: those that turn the decision stand above, the others make no difference. */
function noteLines({ notes, assumed: notChecked }: CanAnswer): readonly string[] {
  const lines = [
    ...notes.map((note) => `  - ${note}`),
    ...notChecked.map(
      ({ subject, why, place }) =>
        `  - ${subject}: ${why} (${place.path}:${place.line}:${place.column})`,
    ),
  ];
  return lines.length === 0 ? [] : ['', '  Assumed or not checked:', ...lines];
}

function placeText(path: string, { line, column }: { line: number; column: number }): string {
  return `${path}:${line}:${column}`;
}
