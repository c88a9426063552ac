import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { parsePolicy } from '../../../../src/policies/document/parse.ts';
import type { Policy } from '../../../../src/policies/document/policy.ts';
import { decide } from '../../../../src/policies/evaluate/decide.ts';
import type { Decision } from '../../../../src/policies/evaluate/decision.ts';

const folder = new URL('../../../../src/policies/catalogue/veeam/10/permissions/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** The one set with conditions: what its statements grant hangs on these keys. */
const CONDITIONAL: Readonly<Record<string, readonly string[]>> = {
  'ec2:TerminateInstances': ['ec2:ResourceTag/EfsIndexWorker'],
  'ec2:StartInstances': ['ec2:ResourceTag/EfsIndexWorker'],
  'ec2:CreateTags': ['ec2:CreateAction', 'aws:RequestTag/EfsIndexWorker'],
};

describe('the documented permission sets', () => {
  it.each(names)('%s is a policy that grants each of its actions', (name) => {
    const policy = read(name);
    const conditional = name === 'efs-backup-indexing.json' ? CONDITIONAL : {};
    const granted = policy.statements.filter(({ effect }) => effect === 'Allow');
    expect(granted.length).toBeGreaterThan(0);
    const questions = granted.flatMap(({ actions, resources }) =>
      actions.items.map(({ value: action }) => ({
        action,
        resource: resources?.items[0]?.value ?? '*',
      })),
    );
    const answers = questions.map(({ action, resource }) =>
      answerOf(action, decideOn(policy, action, resource)),
    );
    expect(answers).toEqual(
      questions.map(({ action }) =>
        conditional[action]
          ? { action, missing: conditional[action] }
          : { action, effect: 'allowed' },
      ),
    );
  });

  it('the deploy set allows its 83 actions and none of 200 others', () => {
    const policy = read('plugin-deploy-appliance.json');
    const own = new Set(
      policy.statements.flatMap(({ actions }) => actions.items.map(({ value }) => value)),
    );
    expect(own.size).toBe(83);
    expect([...own].filter((action) => !isAllowed(policy, action, '*'))).toEqual([]);
    const others = otherActions(own);
    expect(others).toHaveLength(200);
    expect(others.map((action) => decideOn(policy, action, '*'))).toEqual(
      others.map(() => ({ effect: 'not-granted', layer: 'identity' })),
    );
  });

  it('a decision names the statement by file, line and pointer', () => {
    const decision = decideOn(read('plugin-deploy-appliance.json'), 'ec2:RunInstances', '*');
    expect(decision).toMatchObject({
      effect: 'allowed',
      by: [
        {
          layer: 'identity',
          source: { path: 'plugin-deploy-appliance.json' },
          index: 0,
          sid: 'CreateResources',
          span: { pointer: '/policy/Statement/0', line: 16 },
        },
      ],
    });
  });
});

/** Actions of the other documented sets, and near misses of the deploy set's own names. */
function otherActions(own: ReadonlySet<string>): readonly string[] {
  const documented = names
    .flatMap((name) => read(name).statements)
    .flatMap(({ actions }) => actions.items.map(({ value }) => value))
    .filter((action) => !action.includes('*') && !own.has(action));
  const misspelt = [...own].map((action) => `${action}s`).filter((action) => !own.has(action));
  return [...new Set([...documented, ...misspelt])].slice(0, 200);
}

function answerOf(action: string, decision: Decision): object {
  return decision.effect === 'undecided'
    ? { action, missing: decision.missing.map(({ key }) => key) }
    : { action, effect: decision.effect };
}

function isAllowed(policy: Policy, action: string, resource: string): boolean {
  return decideOn(policy, action, resource).effect === 'allowed';
}

function decideOn(policy: Policy, action: string, resource: string): Decision {
  return decide(
    { identity: [policy] },
    {
      principal: { kind: 'aws', arn: 'arn:aws:iam::111122223333:user/veeam' },
      action,
      resource,
      context: new Map(),
      complete: false,
    },
  );
}

function read(name: string): Policy {
  const parsed = parsePolicy(readFileSync(new URL(name, folder), 'utf8'), { path: name, name });
  if (!parsed.ok) throw new Error(`${name}: ${parsed.problems[0]?.message ?? ''}`);
  return parsed.policy;
}
