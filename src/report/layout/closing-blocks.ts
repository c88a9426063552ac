import type { Verdict } from '../../vocabulary/report.ts';
import type { NotChecked } from '../../vocabulary/result.ts';
import type { VerdictView } from '../view/verdict-view.ts';
import { count, verdictWords } from '../words.ts';
import { blanks } from './grid.ts';
import { heading, rule, tally } from './heading.ts';
import type { Layout } from './layout.ts';
import { lineWidth, span, type Line, type Tone } from './line.ts';
import { prose } from './problem-block.ts';
import { wrap } from './wrap.ts';

const verdictTones = {
  ready: 'good',
  clean: 'good',
  inconclusive: 'unknown',
  findings: 'bad',
  'not-ready': 'bad',
} as const satisfies Record<Verdict, Tone>;

/** What the run did not look at, and why. */
export function notCheckedBlock(items: readonly NotChecked[], layout: Layout): readonly Line[] {
  return [
    ...heading('Not checked', [span(count(items.length, 'item'))], layout),
    ...items.flatMap(({ subject, why }) =>
      wrap(`${subject}: ${why}`, layout.width - 4).map((row, index) => [
        index === 0 ? span(`  ${layout.glyphs.status.skipped} `, 'quiet') : blanks(4),
        span(row),
      ]),
    ),
  ];
}

/** The answer, the counts behind it, the reason in a sentence, and what the run cost. */
export function verdictBlock(view: VerdictView, layout: Layout): readonly Line[] {
  const word = span(verdictWords[view.verdict], verdictTones[view.verdict]);
  const counts = view.verdict === 'findings' || view.verdict === 'clean' ? [] : tally(view.counts);
  const isOneRow = lineWidth([word, ...counts]) + 2 <= layout.width;
  return [
    [rule(layout.width, layout)],
    ...(isOneRow ? [[word, blanks(2), ...counts]] : [[word], [blanks(2), ...counts]]),
    ...prose(view.because, 2, layout),
    ...view.costs.flatMap((cost) => prose(cost, 2, layout, 'quiet')),
  ];
}
