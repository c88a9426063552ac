import type { Report } from '../../vocabulary/report.ts';
import { line, type Line } from '../layout/line.ts';
import { answersOf, verdictViewOf } from '../view/verdict-view.ts';
import { count, verdictWords } from '../words.ts';

/** The last lines: the verdict for people, the totals for `grep`, and of a dry run who answered and what is left. */
export function summaryLines(report: Report): readonly Line[] {
  const { verdict, because } = verdictViewOf(report);
  return [
    line(`${verdictWords[verdict]}: ${because}`),
    ...(report.simulation ? [dryRunLine(report.simulation)] : []),
    line(`summary ${totals(report).join(' ')}`),
  ];
}

function dryRunLine(simulation: NonNullable<Report['simulation']>): Line {
  const left = simulation.leftovers.filter(({ expected }) => !expected).length;
  const answers = answersOf(simulation) || 'nobody';
  return line(`dry run answered by ${answers}; ${count(left, 'resource')} left behind`);
}

function totals({ verdict, summary, notChecked, calls, durationMs }: Report): readonly string[] {
  const { fail, unknown, warn, pass, skipped } = summary;
  return [
    `verdict=${verdict}`,
    `fail=${fail}`,
    `unknown=${unknown}`,
    `warn=${warn}`,
    `pass=${pass}`,
    `skipped=${skipped}`,
    `not-checked=${notChecked.length}`,
    `calls=${calls.total}`,
    `throttled=${calls.throttled}`,
    `seconds=${(durationMs / 1000).toFixed(1)}`,
  ];
}
