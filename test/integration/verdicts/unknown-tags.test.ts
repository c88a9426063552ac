import { describe, expect, it } from 'vitest';

import { deny, deployAnd, leftBehind, runCli } from './run-cli.ts';

describe('a statement on the tags of the deploying user, which nothing tells', () => {
  it.each([
    ['StringEquals', 'restricted'],
    ['StringNotEquals', 'backup'],
  ])('is undecided for check and dry run: %s %s', async (operator, team) => {
    const policies = deployAnd(
      deny('ec2:RunInstances', { Condition: { [operator]: { 'aws:PrincipalTag/team': team } } }),
    );
    for (const command of ['check', 'simulate', 'run'] as const) {
      const { report, code } = await runCli({ command, policies });
      expect(report.results.filter(({ status }) => status === 'fail')).toEqual([]);
      expect([command, report.verdict, code]).toEqual([command, 'inconclusive', 3]);
      expect(leftBehind(report)).toEqual([]);
    }
  });
});
