import type { StageStatus } from '../../vocabulary/simulation.ts';
import { resourceCounts, resourceName } from '../view/resource-words.ts';
import type { SimulationView } from '../view/simulation-view.ts';
import { count, duration } from '../words.ts';
import { blanks } from './grid.ts';
import { heading, tally } from './heading.ts';
import type { Layout } from './layout.ts';
import { span, type Line } from './line.ts';
import { problemBlock, prose } from './problem-block.ts';
import { timelineRows } from './timeline-block.ts';
import { wrap } from './wrap.ts';

/** The dry run: backend, timeline, what went wrong, what stays in the account. */
export function simulationBlock(view: SimulationView, layout: Layout): readonly Line[] {
  return [
    ...simulationHead(view, layout),
    ...timelineRows(view, layout),
    ...view.problems.flatMap((problem) => problemBlock(problem, layout)),
    ...keptRows(view, layout),
    ...leftRows(view, layout),
  ];
}

/** Heading and backend: the part that is the same from the first stage to the last. */
export function simulationHead(view: SimulationView, layout: Layout): readonly Line[] {
  const counts = { pass: 0, warn: 0, fail: 0, unknown: 0, skipped: 0 };
  for (const { status } of view.rows) if (isOver(status)) counts[status] += 1;
  const time = view.simulatedMs === 0 ? '' : `, ${duration(view.simulatedMs)} simulated`;
  const stages = `${view.title} (${count(view.rows.length, 'stage')}${time})`;
  return [...heading(stages, tally(counts), layout), ...prose(view.backend, 2, layout, 'quiet')];
}

function isOver(status: SimulationView['rows'][number]['status']): status is StageStatus {
  return status !== 'running' && status !== 'pending';
}

/** After a roll-back it is what the deployment itself would not remove. */
function keptRows({ kept, rollback }: SimulationView, layout: Layout): readonly Line[] {
  if (kept.length === 0) return [];
  const what = resourceCounts(kept, layout.glyphs.times).join(', ');
  const text = rollback
    ? `${count(kept.length, 'resource stays', 'resources stay')} by design: ${what}.`
    : `The finished deployment consists of ${count(kept.length, 'resource')}: ${what}.`;
  return prose(text, 2, layout);
}

function leftRows({ left }: SimulationView, layout: Layout): readonly Line[] {
  if (left.length === 0) return [];
  const title = `${count(left.length, 'resource stays', 'resources stay')} behind:`;
  return [
    [blanks(2), span(`${layout.glyphs.status.warn} LEFT`, 'warning'), blanks(2), span(title)],
    ...left.flatMap((leftover) =>
      wrap(`${resourceName(leftover)}: ${leftover.why}`, layout.width - 4).map((row) => [
        blanks(4),
        span(row),
      ]),
    ),
  ];
}
