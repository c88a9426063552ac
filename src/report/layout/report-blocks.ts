import type { ReportView, RunView } from '../view-model.ts';
import { notCheckedBlock, verdictBlock } from './closing-blocks.ts';
import { headerBlock } from './header-block.ts';
import type { Layout } from './layout.ts';
import type { Line } from './line.ts';
import { lintFileBlock, lintSummaryBlock } from './lint-block.ts';
import { sectionBlock } from './section-block.ts';
import { simulationBlock } from './simulation-block.ts';

/** A part of the report that is printed whole; blocks are parted by a blank row. */
export interface Block {
  readonly id: string;
  readonly lines: readonly Line[];
}

/** The whole report, top to bottom. */
export function reportBlocks(view: ReportView, layout: Layout): readonly Block[] {
  const { header, sections, simulation, lint, notChecked, verdict } = view;
  return [
    { id: 'header', lines: headerBlock(header, layout) },
    ...sections.map((section) => ({
      id: section.category,
      lines: sectionBlock(section, layout),
    })),
    ...(simulation ? [{ id: 'simulation', lines: simulationBlock(simulation, layout) }] : []),
    ...(lint?.files ?? []).map((file) => ({
      id: file.path,
      lines: lintFileBlock(file, layout),
    })),
    ...(notChecked.length > 0
      ? [{ id: 'not-checked', lines: notCheckedBlock(notChecked, layout) }]
      : []),
    {
      id: 'verdict',
      lines: [...verdictBlock(verdict, layout), ...(lint ? lintSummaryBlock(lint, layout) : [])],
    },
  ];
}

/**
 * The blocks of a run under way that will not change any more and have no unfinished one above them: the same, in the
 * same order, that the whole report begins with. The dry run is final only with the report, which knows what never ran.
 */
export function finalBlocks(
  view: RunView,
  isAccountKnown: boolean,
  layout: Layout,
): readonly Block[] {
  const firstOpen = view.sections.findIndex(({ ended }) => !ended);
  const done = firstOpen === -1 ? view.sections : view.sections.slice(0, firstOpen);
  const hasBegun = isAccountKnown || done.length > 0 || view.simulation !== undefined;
  if (!view.header || !hasBegun) return [];
  const shown = done.filter(({ counts }) => Object.values(counts).some((count) => count > 0));
  return [
    { id: 'header', lines: headerBlock(view.header, layout) },
    ...shown.map((section) => ({ id: section.category, lines: sectionBlock(section, layout) })),
  ];
}
