import { describe, expect, it } from 'vitest';

import type { Caller } from '../../../../src/checks/readers/reading.ts';
import { readSimulatedActions } from '../../../../src/checks/readers/simulated-actions.ts';
import type { Connection } from '../../../../src/vocabulary/connection.ts';
import type { TargetInfo } from '../../../../src/vocabulary/report.ts';
import { given, user } from '../support/literal-facts.ts';
import { readingOf, scriptedAws, type Script, type ScriptedAws } from '../support/scripted-aws.ts';

const caller: Caller = {
  accountId: '123456789012',
  partition: 'aws',
  regionDisabled: false,
  arn: user.arn,
  kind: 'user',
  name: 'deployer',
};

function list(input: URLSearchParams, name: string): readonly string[] {
  return [...input].filter(([key]) => key.startsWith(`${name}.member.`)).map(([, value]) => value);
}

/** Everything allowed, but for what `special` says. */
function simulation(special: Readonly<Record<string, string>> = {}): Script {
  return {
    SimulatePrincipalPolicy: (input) => {
      const results = list(input, 'ActionNames').flatMap((action) =>
        list(input, 'ResourceArns').map((resource) => {
          const rest = special[action] ?? '<EvalDecision>allowed</EvalDecision>';
          return `<member><EvalActionName>${action}</EvalActionName><EvalResourceName>${resource}</EvalResourceName>${rest}</member>`;
        }),
      );
      return `<EvaluationResults>${results.join('')}</EvaluationResults><IsTruncated>false</IsTruncated>`;
    },
  };
}

function read(aws: ScriptedAws) {
  return readSimulatedActions(readingOf(aws), caller, user);
}

describe('readSimulatedActions', () => {
  it('has AWS decide every request of the deployment, and keeps no by-product', async () => {
    const simulated = await read(scriptedAws(simulation()));
    if ('unknown' in simulated) throw new Error(simulated.unknown);
    expect(new Set(simulated.value.map(({ action }) => action)).size).toBe(83);
    const passRole = simulated.value.filter(({ action }) => action === 'iam:PassRole');
    expect(passRole.length).toBeGreaterThan(0);
    expect(passRole.every(({ resource }) => resource.includes(':role/'))).toBe(true);
  });

  it('tells AWS the region, and the service that a role is passed to', async () => {
    const seen: string[] = [];
    const { SimulatePrincipalPolicy: answer } = simulation();
    await read(
      scriptedAws({
        SimulatePrincipalPolicy: (input, region) => {
          if (list(input, 'ActionNames').includes('iam:PassRole'))
            seen.push(decodeURIComponent(input.toString()));
          return answer?.(input, region) ?? '';
        },
      }),
    );
    expect(seen.length).toBeGreaterThan(0);
    expect(
      seen.every(
        (text) => text.includes('iam:passedtoservice') && text.includes('ec2.amazonaws.com'),
      ),
    ).toBe(true);
  });

  it('attributes denials to organisation, boundary or identity', async () => {
    const simulated = await read(
      scriptedAws(
        simulation({
          'ec2:CreateVpc':
            '<EvalDecision>explicitDeny</EvalDecision><OrganizationsDecisionDetail><AllowedByOrganizations>false</AllowedByOrganizations></OrganizationsDecisionDetail>',
          'ec2:CreateSubnet':
            '<EvalDecision>implicitDeny</EvalDecision><PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>false</AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail>',
          's3:CreateBucket':
            '<EvalDecision>implicitDeny</EvalDecision><MissingContextValues><member>aws:SourceIp</member></MissingContextValues>',
          'ec2:DescribeVpcs':
            '<EvalDecision>allowed</EvalDecision><MatchedStatements><member><SourcePolicyId>Deploy</SourcePolicyId><StartPosition><Line>3</Line><Column>17</Column></StartPosition></member></MatchedStatements>',
        }),
      ),
    );
    const of = (action: string) =>
      'value' in simulated ? simulated.value.find((one) => one.action === action) : undefined;
    expect(of('ec2:CreateVpc')).toMatchObject({ decision: 'explicitDeny', layer: 'scp' });
    expect(of('ec2:CreateSubnet')).toMatchObject({ decision: 'implicitDeny', layer: 'boundary' });
    expect(of('s3:CreateBucket')).toMatchObject({
      layer: 'identity',
      missingContext: ['aws:SourceIp'],
    });
    expect(of('ec2:DescribeVpcs')).toMatchObject({
      decision: 'allowed',
      statements: ['Deploy:3:17'],
    });
  });

  it('stops after the first refusal of the checker itself', async () => {
    const aws = scriptedAws({});
    expect(await read(aws)).toEqual({
      unknown:
        'the caller may not call iam:SimulatePrincipalPolicy (no identity-based policy allows it).',
      needs: ['iam:SimulatePrincipalPolicy'],
    });
    expect(aws.calls).toEqual(['SimulatePrincipalPolicy']);
  });

  it('reads the parts of an answer that has parts, and lets the organisation bar all of them', async () => {
    const part =
      '<EvalResourceName>arn:aws:ec2:eu-central-1:123456789012:vpc/*</EvalResourceName><EvalResourceDecision>allowed</EvalResourceDecision>';
    const barred =
      '<EvalDecision>implicitDeny</EvalDecision><OrganizationsDecisionDetail><AllowedByOrganizations>false</AllowedByOrganizations></OrganizationsDecisionDetail>' +
      `<ResourceSpecificResults><member>${part}</member></ResourceSpecificResults>`;
    const simulated = await read(scriptedAws(simulation({ 'ec2:CreateVpc': barred })));
    const found =
      'value' in simulated
        ? simulated.value.filter(({ action }) => action === 'ec2:CreateVpc')
        : [];
    expect(found.length).toBeGreaterThan(0);
    expect(
      found.every(({ decision, layer }) => decision === 'implicitDeny' && layer === 'scp'),
    ).toBe(true);
  });

  it.each([{ kind: 'localstack' }, { kind: 'endpoint' }] as const)(
    'takes no verdict from the emulator $kind',
    async (target: TargetInfo) => {
      const aws = scriptedAws(simulation(), { target });
      expect(await read(aws)).toEqual({
        unknown: `${target.kind} answered, and an emulator's verdict on policies is no evidence.`,
      });
    },
  );

  it('takes the verdict of the embedded cloud that answers in the place of an emulator', async () => {
    const { connection } = scriptedAws(simulation());
    const answer: Connection['answer'] = (service, region) => async (request, signal) => {
      const response = await connection.answer?.(service, region)(request, signal);
      if (!response) throw new Error('the script answers everything');
      return { ...response, headers: { ...response.headers, 'x-vba-answered-by': 'embedded' } };
    };
    const simulated = await read(scriptedAws({}, { target: { kind: 'localstack' }, answer }));
    expect(simulated).toHaveProperty('value');
  });

  it('does not simulate the caller where the policies of somebody else were given', async () => {
    const aws = scriptedAws(simulation());
    const simulated = await readSimulatedActions(
      readingOf(aws, { given: [given({})] }),
      caller,
      user,
    );
    expect(simulated).toEqual({
      unknown: 'AWS would simulate the caller, not the policies that were given.',
    });
  });
});
