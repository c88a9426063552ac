import { describe, expect, test } from 'vitest';

import { foldReport } from '../../../../src/report/fold.ts';
import { problemsOf } from '../../../../src/report/view/problem-view.ts';
import { callFacts, stageProblems } from '../../../../src/report/view/stage-problems.ts';
import type { ReportResult } from '../../../../src/vocabulary/report.ts';
import type { Result } from '../../../../src/vocabulary/result.ts';
import { notReadyRun } from '../../../fixtures/reports/not-ready.ts';
import { permissionMissing, permissionPass } from '../../../fixtures/reports/recording.ts';

function reported(results: readonly Result[]): readonly ReportResult[] {
  return results.map((result) => ({ ...result, docs: 'docs/check/x.md', fingerprint: '0' }));
}

describe('problemsOf', () => {
  test('leaves passes out and tells the worst first', () => {
    const result = permissionMissing('ec2:CreateVpc');
    const problems = problemsOf(
      reported([
        permissionPass('ec2:CreateTags'),
        { ...result, title: 'skipped', status: 'skipped' },
        { ...result, title: 'warned', status: 'warn', severity: 'warning' },
        { ...result, title: 'unknown', status: 'unknown' },
        { ...result, title: 'failed, not required', severity: 'warning' },
        { ...result, title: 'failed', status: 'fail' },
      ]),
    );
    expect(problems.map(({ title }) => title)).toEqual([
      'failed',
      'failed, not required (warning)',
      'unknown',
      'warned',
      'skipped',
    ]);
  });

  test('tells up to three alike results one by one, and from four on together', () => {
    const missing = ['ec2:CreateVpc', 'ec2:CreateSubnet', 'iam:PassRole', 's3:PutObject'];
    const all = reported(missing.map(permissionMissing));
    expect(problemsOf(all.slice(0, 3)).map(({ title }) => title)).toEqual([
      'May call ec2:CreateVpc',
      'May call ec2:CreateSubnet',
      'May call iam:PassRole',
    ]);
    expect(problemsOf(all)).toMatchObject([
      { title: '4 permissions', subjects: missing, message: 'No identity policy allows <action>.' },
    ]);
  });

  test('never puts results together that differ in more than their subject', () => {
    const missing = ['ec2:CreateVpc', 'ec2:CreateSubnet', 'iam:PassRole', 's3:PutObject'];
    const [first, ...others] = missing.map(permissionMissing);
    const scp = { ...first, layer: 'scp' } as Result;
    expect(problemsOf(reported([scp, ...others]))).toHaveLength(4);
  });

  test('names the subject where neither title nor message does', () => {
    const [problem] = problemsOf(
      reported([{ ...permissionMissing('x'), subject: 'role-7', title: 'The trust is right' }]),
    );
    expect(problem?.facts[0]).toEqual({ label: 'about', text: 'role-7' });
  });
});

describe('stageProblems', () => {
  const { simulation, results } = foldReport(notReadyRun());
  if (!simulation) throw new Error('The run has no dry run');

  test('tell the finding of a stage once, with the call that stopped it', () => {
    const problems = stageProblems(simulation, results);
    expect(problems).toHaveLength(1);
    const labels = problems[0]?.facts.map(({ label }) => label);
    expect(labels).toEqual(['call', 'needs', 'layer', 'place', 'why', 'error', 'answer', 'fix']);
    expect(problems[0]?.facts[3]?.text).toBe(
      'policies/boundaries/dev-boundary.json:14:5 /Statement/1',
    );
  });

  test('tell a failed stage that no finding is about from its trace alone', () => {
    const [problem] = stageProblems(simulation, []);
    expect(problem).toMatchObject({
      status: 'fail',
      title: 'Stage deploy-instance: Deploy the EC2 instance',
      message: 'ec2:RunInstances was denied.',
    });
  });

  test('tell a finding that is about no stage as well', () => {
    const finding = results.filter(({ category }) => category === 'simulation');
    const { place: _, ...elsewhere } = { ...finding[0], subject: 'leftovers' } as ReportResult;
    expect(stageProblems(simulation, [...finding, elsewhere])).toHaveLength(2);
  });

  test('do not say the text of a refusal twice', () => {
    const [stage] = simulation.stages.filter(({ status }) => status === 'fail');
    const [call] = stage?.calls.filter(({ decision }) => decision) ?? [];
    if (!stage || !call?.decision) throw new Error('No stage was denied a call');
    const { reason } = call.decision;
    const same = { ...call, error: { name: 'AccessDenied', message: reason } };
    expect(callFacts(same, stage)).toContainEqual({ label: 'error', text: 'AccessDenied' });
    const other = { ...call, error: { name: 'AccessDenied', message: 'no' } };
    expect(callFacts(other, stage)).toContainEqual({ label: 'error', text: 'AccessDenied: no' });
  });

  test('tell a rollback that failed once, by its finding', () => {
    const stages = simulation.stages.filter(({ status }) => status === 'pass');
    const rollback = { ...simulation.stages[0], id: 'rollback', status: 'fail' };
    const whole = { ...simulation, stages, rollback } as typeof simulation;
    const [first] = results;
    const finding = {
      ...first,
      code: 'simulate/rollback',
      category: 'simulation',
      subject: 'ec2:DeleteVpc',
      status: 'fail',
      message: '3 removed; left behind: a VPC.',
    } as ReportResult;
    expect(stageProblems(whole, [finding]).map(({ message }) => message)).toEqual([
      '3 removed; left behind: a VPC.',
    ]);
  });

  test('tell that a rollback failed', () => {
    const rollback = {
      ...simulation.rollback,
      status: 'fail',
      reason: 'ec2:DeleteVpc was denied.',
    } as const;
    const stages = simulation.stages.filter(({ status }) => status === 'pass');
    const whole = { ...simulation, stages, rollback: { ...simulation.stages[0], ...rollback } };
    expect(stageProblems(whole as typeof simulation, [])).toMatchObject([
      { status: 'fail', message: 'ec2:DeleteVpc was denied.' },
    ]);
  });
});
