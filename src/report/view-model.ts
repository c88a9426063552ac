import type { Report } from '../vocabulary/report.ts';
import type { NotChecked } from '../vocabulary/result.ts';
import { listOf } from './grown.ts';
import type { ReportState } from './report-state.ts';
import { headerOf, type HeaderView } from './view/header-view.ts';
import { lintViewOf, type LintView } from './view/lint-view.ts';
import { sectionOf, type SectionView } from './view/section-view.ts';
import { runningSimulation, simulationOf, type SimulationView } from './view/simulation-view.ts';
import { verdictViewOf, type VerdictView } from './view/verdict-view.ts';

/** A finished run as a person reads it: words chosen, nothing laid out. `pretty` prints it, `live` ends with it. */
export interface ReportView {
  readonly header: HeaderView;
  readonly sections: readonly SectionView[];
  readonly simulation?: SimulationView;
  readonly lint?: LintView;
  readonly notChecked: readonly NotChecked[];
  readonly verdict: VerdictView;
}

/** A run that is under way. */
export interface RunView {
  readonly header?: HeaderView;
  /** In the order they began; the ones that `ended` will not change. */
  readonly sections: readonly (SectionView & { readonly ended: boolean })[];
  readonly simulation?: SimulationView;
}

export function viewOfReport(report: Report): ReportView {
  const categories = [...new Set(report.results.map(({ category }) => category))];
  return {
    header: headerOf(report),
    sections: categories
      .filter((category) => category !== 'simulation' && category !== 'lint')
      .map((category) => sectionOf(category, report.results)),
    ...(report.command === 'lint' && { lint: lintViewOf(report) }),
    ...(report.simulation && { simulation: simulationOf(report.simulation, report.results) }),
    notChecked: report.notChecked,
    verdict: verdictViewOf(report),
  };
}

export function viewOfRun(state: ReportState): RunView {
  const { started, account, simulation } = state;
  const results = listOf(state.results);
  return {
    ...(started && { header: headerOf({ ...started, ...(account && { account }) }) }),
    sections: state.sections
      .filter(({ category }) => category !== 'simulation')
      .map(({ category, ended, seen, expected }) => ({
        ...sectionOf(category, results),
        ended,
        progress: { seen, expected },
      })),
    ...(simulation && { simulation: runningSimulation(simulation, results) }),
  };
}
