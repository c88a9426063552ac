import type { Status } from '../../vocabulary/result.ts';
import { countWords, number } from '../words.ts';
import { statusTones } from './glyphs.ts';
import { blanks } from './grid.ts';
import type { Layout } from './layout.ts';
import { lineWidth, span, type Line } from './line.ts';

/** `Title ─────── 12 passed, 1 failed`: the right end on a row of its own where one row is too narrow. */
export function heading(title: string, right: Line, layout: Layout): readonly Line[] {
  const left = span(title, 'strong');
  const room = layout.width - lineWidth([left]) - lineWidth(right) - 2;
  if (room >= 3) return [[left, blanks(1), rule(room, layout), blanks(1), ...right]];
  const rest = layout.width - lineWidth([left]) - 1;
  return [
    [left, blanks(1), rule(rest, layout)],
    [blanks(2), ...right],
  ];
}

export function rule(width: number, { glyphs }: Layout): Line[number] {
  return span(glyphs.rule.repeat(Math.max(0, width)), 'quiet');
}

/** `12 passed, 1 failed`, without the counts that are nought. */
export function tally(counts: Readonly<Record<Status, number>>): Line {
  const order = ['fail', 'unknown', 'warn', 'pass', 'skipped'] as const satisfies Status[];
  const said = order
    .filter((status) => counts[status] > 0)
    .map((status) => span(`${number(counts[status])} ${countWords[status]}`, statusTones[status]));
  return said.flatMap((piece, index) => (index === 0 ? [piece] : [{ text: ', ' }, piece]));
}
