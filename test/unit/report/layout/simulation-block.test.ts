import { describe, expect, it } from 'vitest';

import { foldReport } from '../../../../src/report/fold.ts';
import { layoutFor } from '../../../../src/report/layout/layout.ts';
import { simulationBlock } from '../../../../src/report/layout/simulation-block.ts';
import { linesOf } from '../../../../src/report/lines/event-lines.ts';
import { simulationOf } from '../../../../src/report/view/simulation-view.ts';
import type { SimulationReport } from '../../../../src/vocabulary/simulation.ts';
import { notReadyRun } from '../../../fixtures/reports/not-ready.ts';

const key = { type: 'AWS::EC2::KeyPair', id: 'key', why: 'by design', expected: true };

function textOf(change: (simulation: SimulationReport) => SimulationReport): string {
  const { simulation, results } = foldReport(notReadyRun());
  if (!simulation) throw new Error('The run has no dry run');
  const view = simulationOf(change(simulation), results);
  const lines = simulationBlock(view, layoutFor({ width: 120, unicode: true }));
  return lines.map((line) => line.map(({ text }) => text).join('')).join('\n');
}

describe('a stage that was not reached', () => {
  const result = {
    code: 'simulate/finish',
    category: 'simulation',
    title: 'Remove temporary resources and set alarms',
    status: 'skipped',
    severity: 'info',
    message: 'Not reached: stage deploy-instance stopped the deployment.',
    evidence: [],
  } as const;

  it('stands in the timeline, and is no problem besides', () => {
    const events = notReadyRun();
    const end = events.findIndex(({ kind }) => kind === 'simulation-ended');
    const { simulation, results } = foldReport([
      ...events.slice(0, end),
      { kind: 'result', at: 900, result },
      ...events.slice(end),
    ]);
    if (!simulation) throw new Error('The run has no dry run');
    const titles = simulationOf(simulation, results).problems.map(({ title }) => title);
    expect(titles).not.toContain(result.title);
  });

  it('has one line, that of the stage', () => {
    expect(linesOf({ kind: 'result', at: 900, result }, 'x')).toEqual([]);
  });
});

describe('what stays in the account', () => {
  it('is what a roll-back leaves by design, not a finished deployment', () => {
    const text = textOf((simulation) => ({ ...simulation, leftovers: [key] }));
    expect(text).toContain('1 resource stays by design: key-pair.');
    expect(text).not.toContain('finished deployment');
  });

  it('is the deployment where nothing was rolled back', () => {
    const text = textOf(({ rollback: _none, ...simulation }) => ({
      ...simulation,
      leftovers: [key],
    }));
    expect(text).toContain('The finished deployment consists of 1 resource: key-pair.');
  });
});
