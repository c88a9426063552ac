import { mkdtemp, open, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { run } from '../support/cli.ts';

const fixtures = join(import.meta.dirname, '../fixtures/sources');
const deploy = join(fixtures, 'bare/deploy.json');

const passRole = [
  'policy',
  'can',
  '--policy',
  deploy,
  '--principal',
  'arn:aws:iam::111122223333:user/veeam',
  '--action',
  'iam:PassRole',
  '--resource',
  'arn:aws:iam::111122223333:role/backup-worker',
];

describe('policy can', () => {
  it.each([
    ['ec2.amazonaws.com', 0, 'ALLOWED'],
    ['lambda.amazonaws.com', 1, 'NOT GRANTED'],
  ])('with iam:PassedToService %s ends with %i', async (service, code, head) => {
    const ended = await run([...passRole, '--context', `iam:PassedToService=${service}`]);
    expect(ended).toMatchObject({ code, stderr: '' });
    expect(ended.stdout.startsWith(head)).toBe(true);
  });

  it('without it ends with 3, and the JSON names the key', async () => {
    const { code, stdout } = await run([...passRole, '--format', 'json']);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      effect: 'undecided',
      missing: ['iam:PassedToService'],
    });
  });

  it('takes several files and pairs behind one flag', async () => {
    const { code } = await run([
      ...passRole,
      '--scp',
      join(fixtures, 'aws-cli/describe-policy.json'),
      '--context',
      'iam:PassedToService=ec2.amazonaws.com',
      'aws:RequestedRegion=eu-central-1',
    ]);
    // The service control policy has no Allow, so its level grants nothing.
    expect(code).toBe(1);
  });

  it('a file of cases: one line in, one line out', async () => {
    const document = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
    };
    const request = {
      principal: 'arn:aws:iam::111122223333:user/u',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::a/b',
    };
    const line = JSON.stringify({ id: 'x', policies: { identity: [document] }, request });
    const path = join(await mkdtemp(join(tmpdir(), 'vba-can-')), 'cases.jsonl');
    await writeFile(path, `${line}\n`.repeat(5_000));
    const { code, stdout, stderr } = await run(['policy', 'can', '--requests', path]);
    const answers = stdout.trimEnd().split('\n');
    expect({ code, count: answers.length }).toEqual({ code: 0, count: 5_000 });
    expect(JSON.parse(answers[4_999] ?? '')).toMatchObject({ id: 'x', effect: 'allowed' });
    expect(stderr).toBe('5000 allowed, 0 denied, 0 not-granted, 0 undecided, 0 error\n');
  });

  it('a long file of cases, each with policies of its own, needs no more memory than a short one', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'vba-can-')), 'cases.jsonl');
    await writeCases(path, 100_000);
    // 100,000 policies take several times that.
    const { code, stdout, stderr } = await run(['policy', 'can', '--requests', path], {
      NODE_OPTIONS: '--max-old-space-size=64',
    });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: '50000 allowed, 50000 denied, 0 not-granted, 0 undecided, 0 error\n',
    });
    expect(stdout.split('\n')).toHaveLength(100_001);
  });

  it('a mistake ends with 2 and its mend', async () => {
    const { code, stdout, stderr } = await run(['policy', 'can', '--policy', deploy]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('error: --principal is missing.');
    expect(stderr).toContain('fix: ');
  });
});

/** Cases that are allowed and denied by turns, no two with the same policy. */
async function writeCases(path: string, count: number): Promise<void> {
  const file = await open(path, 'w');
  for (let from = 0; from < count; from += 1_000) {
    const lines = Array.from({ length: 1_000 }, (_, at) => {
      const id = String(from + at);
      const named = Array.from({ length: 8 }, (_bucket, n) => `arn:aws:s3:::bucket-${id}-${n}/*`);
      const effect = at % 2 === 0 ? 'Allow' : 'Deny';
      const identity = [{ Statement: [{ Effect: effect, Action: 's3:*', Resource: named }] }];
      const resource = `arn:aws:s3:::bucket-${id}-7/key`;
      const principal = 'arn:aws:iam::111122223333:user/u';
      const request = { principal, action: 's3:GetObject', resource, context: {} };
      return `${JSON.stringify({ id, policies: { identity }, request })}\n`;
    });
    await file.write(lines.join(''));
  }
  await file.close();
}
