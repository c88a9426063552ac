import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { deny, deployActions, deployAnd, doubts, runCli, stopOf } from './run-cli.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/check/permission.md'), 'utf8');

/** Actions that a deployment which meets no trouble does not come to; the page says when each is needed. */
const neverUsed = new Set([
  'cloudwatch:DeleteAlarms',
  'ec2:DeleteInternetGateway',
  'ec2:DeleteSecurityGroup',
  'ec2:DeleteSubnet',
  'ec2:DeleteVpc',
  'ec2:DetachInternetGateway',
  'ec2:DisassociateAddress',
  'ec2:GetManagedPrefixListEntries',
  'ec2:ReleaseAddress',
  'ec2:TerminateInstances',
  'iam:CreatePolicyVersion',
  'iam:DeleteInstanceProfile',
  'iam:DeletePolicy',
  'iam:DeletePolicyVersion',
  'iam:DeleteRole',
  'iam:DeleteRolePolicy',
  'iam:ListPolicyVersions',
  'iam:RemoveRoleFromInstanceProfile',
]);

/** The docs let one leave these out: requirements.json, conditionalPermissions. */
const optional = new Set([
  'ec2:DeleteInternetGateway',
  'ec2:DeleteSecurityGroup',
  'ec2:DeleteSubnet',
  'ec2:DeleteVpc',
  'ec2:DetachInternetGateway',
]);

describe('the deploy set without one action', () => {
  it.each(deployActions)('%s: check finds it alone, the dry run stops at it', async (action) => {
    const { report, code } = await runCli({ policies: deployAnd(deny(action)) });
    const isOptional = optional.has(action);
    expect(doubts(report)).toEqual([`${action} ${isOptional ? 'warn' : 'fail'}`]);
    expect(code).toBe(isOptional ? 0 : 1);
    const stop = stopOf(report);
    expect(stop && { status: stop.status, action: stop.action }).toEqual(
      neverUsed.has(action) ? undefined : { status: 'fail', action },
    );
  });

  it('has a reason on its page for every action that the dry run does not come to', () => {
    for (const action of neverUsed) expect(page).toContain(`\`${action}\``);
  });
});
