import type { FilePlace } from '../../vocabulary/result.ts';
import { escapeText } from '../escape.ts';
import type { FindingsView, FindingView } from '../view/findings-view.ts';
import type { LintTable } from '../view/lint-table.ts';
import type { LintFileView, LintView } from '../view/lint-view.ts';
import { count, findingWords } from '../words.ts';
import { codeFrame } from './code-frame.ts';
import { statusTones } from './glyphs.ts';
import { blanks, flow } from './grid.ts';
import type { Layout } from './layout.ts';
import { padEnd, padStart, span, widthOf, type Line } from './line.ts';
import { labelled, prose } from './problem-block.ts';
import { shorten } from './wrap.ts';

/** Columns before what is said of a finding. */
const indent = 4;
/** Of the findings of a group, so many have their source shown. */
const mostFrames = 1;

/** A file: what it is, and its findings with the source they are about. */
export function lintFileBlock(file: LintFileView, layout: Layout): readonly Line[] {
  return [
    ...flow(
      [span(file.path, 'strong'), ...file.documents.map((kind) => span(kind, 'quiet'))],
      2,
      layout,
    ),
    ...file.groups.flatMap((group, index) => [
      ...(index === 0 ? [] : [[]]),
      ...groupRows(group, layout),
    ]),
  ];
}

/** What was looked at, and the findings by class and by file. */
export function lintSummaryBlock(view: LintView, layout: Layout): readonly Line[] {
  const { fixed, fixable, looked, tables } = view;
  return [
    ...fixed.flatMap((text) => prose(`fixed ${text}`, 2, layout, 'good')),
    ...tables.flatMap((table) => tableRows(table, layout)),
    ...prose(looked, 2, layout, 'quiet'),
    ...(fixable > 0
      ? prose(
          `--fix mends ${count(fixable, 'finding')} without changing what is allowed.`,
          2,
          layout,
        )
      : []),
  ];
}

function groupRows(group: FindingsView, layout: Layout): readonly Line[] {
  const { status, code, findings, whys, docs } = group;
  const [first] = findings;
  const mark = `${layout.glyphs.status[status]} ${findingWords[status]}`;
  const many = findings.length > 1 ? [span(`${findings.length} findings in this statement`)] : [];
  const width = layout.width - 2 - mark.length - 2;
  const spot = first?.place ? [span(spotIn(width - indent, first.place), 'quiet')] : [];
  const head = [span(code, 'strong'), ...many, ...spot];
  const rows = flow(head, indent, { ...layout, width });
  return [
    ...rows.map((row, index): Line =>
      index === 0 ? [blanks(2), span(mark, statusTones[status]), blanks(2), ...row] : row,
    ),
    ...findings.flatMap((finding, index) =>
      findingRows(
        finding,
        { isListed: findings.length > 1, isFramed: index < mostFrames },
        status,
        layout,
      ),
    ),
    ...list('why', whys, layout),
    ...list('fix', fixes(findings), layout),
    ...(docs === undefined ? [] : labelled('page', docs, layout, 'quiet')),
  ];
}

function list(label: string, texts: readonly string[], layout: Layout): readonly Line[] {
  return texts.flatMap((text, index) => labelled(index === 0 ? label : '', text, layout));
}

/** The place in one piece, as terminals and editors open it; the path is said above where it does not fit. */
function spotIn(width: number, { path, line, column }: FilePlace): string {
  const spot = `${path}:${line}:${column}`;
  return widthOf(escapeText(spot)) <= width ? spot : `${line}:${column}`;
}

/** What the findings of a group ask for, each thing once. */
function fixes(findings: readonly FindingView[]): readonly string[] {
  return [...new Set(findings.flatMap(({ fix }) => fix ?? []))];
}

function findingRows(
  { message, place, excerpt }: FindingView,
  { isListed, isFramed }: { readonly isListed: boolean; readonly isFramed: boolean },
  status: FindingsView['status'],
  layout: Layout,
): readonly Line[] {
  const at = place && isListed ? `${place.line}:${place.column} ` : '';
  const frame =
    place && isFramed && excerpt.length > 0
      ? codeFrame(excerpt, place, {
          width: layout.width,
          margin: indent,
          tone: statusTones[status],
          glyphs: layout.glyphs,
        })
      : [];
  return [...prose(`${at}${message}`, indent, layout), ...frame];
}

/** Names on the left, of long ones both ends; counts in columns. */
function tableRows({ head, rows, more }: LintTable, layout: Layout): readonly Line[] {
  const columns = 2 * (COLUMN + 2);
  const names = Math.min(
    Math.max(widthOf(head), ...rows.map(({ name }) => widthOf(name))),
    layout.width - 2 - columns,
  );
  const cells = (errors: string, warnings: string, isHead: boolean): Line => [
    blanks(2),
    span(padStart(errors, COLUMN), isHead ? 'quiet' : 'bad'),
    blanks(2),
    span(padStart(warnings, COLUMN), isHead ? 'quiet' : 'warning'),
  ];
  return [
    [blanks(2), span(padEnd(head, names), 'quiet'), ...cells('errors', 'warnings', true)],
    ...rows.map(({ name, errors, warnings }) => [
      blanks(2),
      span(padEnd(shorten(name, names, layout.glyphs.ellipsis), names)),
      ...cells(number(errors), number(warnings), false),
    ]),
    ...(more > 0 ? prose(`and ${more} more`, 2, layout, 'quiet') : []),
  ];
}

function number(n: number): string {
  return n === 0 ? '' : String(n);
}

const COLUMN = 8;
