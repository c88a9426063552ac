import type { RunView } from '../view-model.ts';
import type { SectionView } from '../view/section-view.ts';
import type { SimulationView } from '../view/simulation-view.ts';
import { statusTones } from './glyphs.ts';
import { heading } from './heading.ts';
import type { Layout } from './layout.ts';
import { span, type Line } from './line.ts';
import { problemRow } from './problem-block.ts';
import { simulationHead } from './simulation-block.ts';
import { timelineRows } from './timeline-block.ts';

/**
 * What is under way, in at most `most` rows: the part of the screen that is painted again and again. It must stay
 * lower than the terminal, or the terminal scrolls with every frame.
 */
export function openRows(
  view: RunView,
  finished: ReadonlySet<string>,
  layout: Layout,
  most: number,
): readonly Line[] {
  const { simulation } = view;
  const sections = view.sections.filter(({ category }) => !finished.has(category));
  if (simulation) return simulationRows(simulation, layout, most);
  return sections.flatMap((section) => sectionRows(section, layout)).slice(0, Math.max(0, most));
}

function sectionRows(section: SectionView, layout: Layout): readonly Line[] {
  const { seen, expected } = section.progress ?? { seen: 0, expected: 0 };
  const failed = section.counts.fail;
  const progress = [
    ...(failed > 0 ? [span(`${failed} failed, `, statusTones.fail)] : []),
    span(`${seen} of ${expected}`),
  ];
  return [
    ...heading(section.title, progress, layout),
    ...section.problems.map((problem) => problemRow(problem, layout)),
  ];
}

/** The timeline, and where it is too long the rows around the stage that runs. */
function simulationRows(view: SimulationView, layout: Layout, most: number): readonly Line[] {
  const head = simulationHead(view, layout);
  const [axis, ...rows] = timelineRows(view, layout);
  const room = Math.max(1, most - head.length - 1);
  const running = view.rows.findIndex(({ status }) => status === 'running');
  const last = Math.min(
    rows.length,
    Math.max(room, (running === -1 ? rows.length : running + 1) + 1),
  );
  return [...head, ...(axis ? [axis] : []), ...rows.slice(Math.max(0, last - room), last)];
}
