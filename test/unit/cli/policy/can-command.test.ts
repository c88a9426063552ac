import { basename, dirname, join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { answer, can, file, fixtures, fullAccess, policy } from './support.ts';

const user = 'arn:aws:iam::111122223333:user/veeam';
const role = 'arn:aws:iam::111122223333:role/backup-deploy';
const worker = 'arn:aws:iam::111122223333:role/backup-worker';
const deploy = join(fixtures, 'bare/deploy.json');
const describeVpcs = {
  policy: [deploy],
  principal: user,
  action: 'ec2:DescribeVpcs',
  resource: '*',
};
const passRole = { policy: [deploy], principal: user, action: 'iam:PassRole', resource: worker };

describe('policy can', () => {
  it('allowed: exit 0, with the statement and its place', async () => {
    expect(await answer(describeVpcs)).toMatchObject({
      code: 0,
      effect: 'allowed',
      by: [
        { sid: 'Describe', place: { path: deploy, line: 4, column: 5, pointer: '/Statement/0' } },
      ],
    });
  });

  it('not granted: exit 1, with the statement that came nearest and what it lacked', async () => {
    const context = ['iam:PassedToService=lambda.amazonaws.com'];
    expect(await answer({ ...passRole, context })).toMatchObject({
      code: 1,
      effect: 'not-granted',
      layer: 'identity',
      near: [{ why: 'not met: StringEquals iam:PassedToService "ec2.amazonaws.com"' }],
    });
    const other = await answer({ ...passRole, resource: `${worker}-2`, context });
    expect(other.near).toMatchObject([{ why: `it is for other resources: ${worker}` }]);
    expect((await answer({ ...passRole, action: 'iam:GetRole' })).near).toEqual([]);
  });

  it('undecided: exit 3, with the keys that are missing', async () => {
    expect(await answer(passRole)).toMatchObject({
      code: 3,
      effect: 'undecided',
      missing: ['iam:PassedToService'],
      asked: [
        { key: 'iam:PassedToService', statement: { sid: 'PassWorker', place: { line: 13 } } },
      ],
    });
  });

  it('a key told to be absent, or all that are not given, is known', async () => {
    expect(await answer({ ...passRole, absent: ['iam:PassedToService'] })).toMatchObject({
      code: 1,
    });
    expect(await answer({ ...passRole, complete: true })).toMatchObject({ code: 1 });
  });

  it('a key given several times has several values, and one without a value is empty', async () => {
    const tagged = await file(
      'p.json',
      policy({
        Effect: 'Allow',
        Action: 'ec2:CreateTags',
        Resource: '*',
        Condition: {
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] },
          Null: { 'aws:TagKeys': 'false' },
        },
      }),
    );
    const ask = { policy: [tagged], principal: user, action: 'ec2:CreateTags', resource: '*' };
    expect(await answer({ ...ask, context: ['aws:TagKeys=a', 'AWS:tagkeys=b'] })).toMatchObject({
      code: 0,
    });
    expect(await answer({ ...ask, context: ['aws:TagKeys=a', 'aws:TagKeys=c'] })).toMatchObject({
      code: 1,
    });
    expect(await answer({ ...ask, context: ['aws:TagKeys='] })).toMatchObject({ code: 1 });
  });

  it('denied by a service control policy: exit 1, with layer and place', async () => {
    const scp = join(fixtures, 'aws-cli/describe-policy.json');
    const denied = await answer({
      ...describeVpcs,
      scp: [scp],
      context: ['aws:RequestedRegion=us-east-1'],
    });
    expect(denied).toMatchObject({
      code: 1,
      effect: 'denied',
      layer: 'scp',
      by: [{ sid: 'DenyRegions', place: { line: 11, pointer: '/Policy/Content/Statement/0' } }],
    });
  });

  it('every --scp is a level that must allow; a comma joins policies of one level', async () => {
    const full = await file('full.json', fullAccess);
    const guard = await file(
      'guard.json',
      policy({ Effect: 'Deny', Action: 'ec2:Run*', Resource: '*' }),
    );
    expect(await answer({ ...describeVpcs, scp: [full, `${full},${guard}`] })).toMatchObject({
      code: 0,
    });
    const apart = await answer({ ...describeVpcs, scp: [full, guard] });
    expect(apart).toMatchObject({ code: 1, layer: 'scp' });
    expect(apart.reason).toContain('level 2 of 2 (guard)');
    expect(apart.reason).toContain('FullAWSAccess');
  });

  it('a directory is a level too', async () => {
    const full = await file('full.json', fullAccess);
    expect(await answer({ ...describeVpcs, scp: [dirname(full)] })).toMatchObject({ code: 0 });
  });

  it('boundary and session policy limit', async () => {
    const s3 = await file('s3.json', policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' }));
    expect(await answer({ ...describeVpcs, boundary: s3 })).toMatchObject({
      code: 1,
      layer: 'boundary',
    });
    expect(await answer({ ...describeVpcs, session: s3 })).toMatchObject({
      code: 1,
      layer: 'session',
    });
  });

  it('a bucket policy of another account must allow too', async () => {
    const s3 = await file('s3.json', policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' }));
    const ask = {
      policy: [s3],
      principal: 'arn:aws:iam::444455556666:role/reader',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::my-backups/x',
      resourceAccount: '111122223333',
      resourcePolicy: join(fixtures, 'aws-cli/get-bucket-policy.json'),
      context: ['aws:SecureTransport=true'],
    };
    expect(await answer(ask)).toMatchObject({ code: 1, effect: 'not-granted', layer: 'resource' });
  });

  it('assuming a role asks the trust policy: external id and all', async () => {
    const trust = join(fixtures, 'aws-cli/get-role-url-encoded.json');
    const ask = {
      policy: [
        await file(
          'assume.json',
          policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }),
        ),
      ],
      principal: 'arn:aws:iam::444455556666:role/impersonation',
      action: 'sts:AssumeRole',
      resource: 'arn:aws:iam::111122223333:role/backup/backup-default',
    };
    expect(await answer({ ...ask, trust, context: ['sts:ExternalId=b7f1-42'] })).toMatchObject({
      code: 0,
    });
    const wrong = await answer({ ...ask, trust, context: ['sts:ExternalId=other'] });
    expect(wrong).toMatchObject({
      code: 1,
      layer: 'trust',
      near: [{ why: 'not met: StringEquals sts:ExternalId "b7f1-42"' }],
    });
    expect(await answer(ask)).toMatchObject({ code: 1, effect: 'not-granted', layer: 'trust' });
  });

  it('assuming a role of the own account is undecided without its trust policy', async () => {
    const assume = await file(
      'assume.json',
      policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }),
    );
    const result = await answer({
      policy: [assume],
      principal: user,
      action: 'sts:AssumeRole',
      resource: worker,
    });
    expect(result).toMatchObject({ code: 3, effect: 'undecided' });
    expect(result.reason).toContain('--trust');
  });
});

describe('resource control policies', () => {
  it('are named as idle where the service does not heed them', async () => {
    const all = await file('all.json', policy({ Effect: 'Allow', Action: '*', Resource: '*' }));
    const rcp = await file(
      'rcp.json',
      policy({ Effect: 'Deny', Principal: '*', Action: ['ec2:*', 's3:*'], Resource: '*' }),
    );
    const asked = { policy: [all], rcp: [rcp], principal: user, resource: '*' };
    expect(await answer({ ...asked, action: 'ec2:StopInstances' })).toMatchObject({
      code: 0,
      notes: [
        'resource control policies do not bear on ec2:StopInstances: it is not among what heeds them (AWS’s list of 2026-09-26)',
      ],
    });
    expect(await answer({ ...asked, action: 's3:GetObject' })).toMatchObject({
      code: 1,
      layer: 'rcp',
      notes: [],
    });
  });
});

describe('a document that AWS would not take where it is given', () => {
  const allowing = { Effect: 'Allow', Action: '*', Resource: '*' };

  it('grants nothing, and the answer names the statement and its place', async () => {
    const path = await file(
      'bucket.json',
      JSON.stringify({ Statement: [{ ...allowing, Principal: '*' }] }, null, 2),
    );
    const given = { policy: [path], principal: user, action: 's3:GetObject', resource: '*' };
    expect(await answer(given)).toMatchObject({
      code: 1,
      layer: 'identity',
      notes: [
        `statement 1 of bucket would not be taken as identity policy: it has a Principal, which its type of policy must not have; it grants nothing (${path}:7:20)`,
      ],
    });
  });

  it('is named as well where another one allows', async () => {
    const boundary = await file('boundary.json', policy(allowing, { ...allowing, Principal: '*' }));
    const all = await file('all.json', policy(allowing));
    const given = { policy: [all], principal: user, action: 's3:GetObject', resource: '*' };
    const { code, notes } = await answer({ ...given, boundary });
    expect(code).toBe(0);
    expect(notes.join()).toContain('statement 2 of boundary would not be taken');
  });

  it('leaves what it denies open', async () => {
    const all = await file('all.json', policy(allowing));
    const rcp = await file(
      'rcp.json',
      policy({ Effect: 'Deny', Principal: '*', NotAction: 'ec2:*', Resource: '*' }),
    );
    const { code, reason, notes } = await answer({
      policy: [all],
      rcp: [rcp],
      principal: user,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::a/b',
    });
    expect(code).toBe(3);
    expect(reason).toContain('must have neither NotAction nor NotPrincipal');
    expect(notes.join()).toContain('what it denies cannot be said');
  });
});

describe('policies out of files that hold many', () => {
  const details = join(fixtures, 'aws-cli/get-account-authorization-details.json');
  const template = join(fixtures, 'cloudformation/backup-roles.yaml');

  it('those that bear on the principal, its groups included', async () => {
    const stop = { policy: [details], action: 'ec2:StopInstances', resource: '*' };
    expect(await answer({ ...stop, principal: user })).toMatchObject({
      code: 0,
      by: [{ sid: 'Stop' }],
    });
  });

  it('a boundary that the file tells of counts', async () => {
    const ask = {
      policy: [details],
      principal: 'arn:aws:iam::111122223333:role/backup/backup-default',
      action: 'kms:Decrypt',
      resource: 'arn:aws:kms:eu-central-1:111122223333:key/1',
    };
    expect(await answer(ask)).toMatchObject({ code: 1, layer: 'boundary' });
    const boundary = await file('all.json', fullAccess);
    const bounded = await answer({ ...ask, boundary });
    // The boundary no longer refuses; what the key's own policy says is not given.
    expect(bounded).toMatchObject({ code: 3, effect: 'undecided' });
    expect(bounded.reason).toMatch(/key/);
  });

  it('a session is its role', async () => {
    const principal = 'arn:aws:sts::111122223333:assumed-role/backup-default/me';
    expect(
      await answer({ policy: [details], principal, action: 'ec2:RunInstances', resource: '*' }),
    ).toMatchObject({ code: 0 });
  });

  it('a principal that the file does not know is refused, with those it knows', async () => {
    const bob = {
      policy: [details],
      principal: 'arn:aws:iam::111122223333:user/bob',
      action: 'ec2:StopInstances',
      resource: '*',
    };
    await expect(can(bob)).rejects.toThrow(/user veeam, group operators, role backup-default/);
  });

  it('a name behind # picks, whoever asks', async () => {
    const bob = {
      principal: 'arn:aws:iam::111122223333:user/bob',
      action: 'ec2:StopInstances',
      resource: '*',
    };
    expect(await answer({ ...bob, policy: [`${details}#operators`] })).toMatchObject({ code: 0 });
    expect(await answer({ ...bob, policy: [`${details}#/UserDetailList/0`] })).toMatchObject({
      code: 1,
    });
    await expect(can({ ...bob, policy: [`${details}#nobody`] })).rejects.toThrow(
      'no policy "nobody"',
    );
  });

  it('a managed policy that a template only names leaves it undecided until it is given', async () => {
    const ask = { principal: role, action: 'ec2:DescribeVolumes', resource: '*' };
    expect(await answer({ ...ask, policy: [template] })).toMatchObject({
      code: 3,
      open: [{ written: 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore' }],
    });
    const ssm = await file(
      'AmazonSSMManagedInstanceCore.json',
      policy({ Effect: 'Allow', Action: 'ssm:*', Resource: '*' }),
    );
    expect(await answer({ ...ask, policy: [template, ssm] })).toMatchObject({ code: 0 });
  });

  it('the account of a template is that of the principal, other parameters are given', async () => {
    const ssm = await file(
      'AmazonSSMManagedInstanceCore.json',
      policy({ Effect: 'Allow', Action: 'ssm:*', Resource: '*' }),
    );
    const ask = {
      policy: [template, ssm],
      principal: role,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::my-backups/Veeam/x',
    };
    expect(await answer(ask)).toMatchObject({
      code: 3,
      open: [{ written: 'arn:aws:s3:::${RepositoryName}/Veeam/*' }],
    });
    expect(await answer({ ...ask, parameter: ['RepositoryName=my-backups'] })).toMatchObject({
      code: 0,
    });
    expect(await answer({ ...ask, parameter: ['RepositoryName=other'] })).toMatchObject({
      code: 1,
    });
  });

  it('the trust policy of the role that is assumed, out of a template with several', async () => {
    const ask = {
      principal: 'arn:aws:iam::111122223333:role/backup-admin',
      action: 'sts:AssumeRole',
      resource: role,
      trust: template,
    };
    expect(await answer(ask)).toMatchObject({
      code: 0,
      by: [{ policy: 'DeployRole trust policy' }],
    });
    const other = { ...ask, principal: 'arn:aws:iam::111122223333:role/other' };
    expect(await answer(other)).toMatchObject({ code: 1, layer: 'trust' });
  });

  it('policies of one role are not taken for another one silently', async () => {
    const inline = join(fixtures, 'aws-cli/get-role-policy.json');
    const { notes } = await answer({ ...describeVpcs, policy: [inline] });
    expect(notes.join()).toContain('is about role backup-default; its policies are taken for');
  });

  it('a file without a policy of that layer is refused', async () => {
    const trust = join(fixtures, 'aws-cli/get-role.yaml');
    await expect(can({ ...describeVpcs, policy: [trust] })).rejects.toThrow(
      /holds no identity policy: it has trust policy backup-default trust policy/,
    );
  });
});

describe('the answer for a person', () => {
  it('names decision, layer, statement, place and reason, with the lines', async () => {
    const { out } = await can(describeVpcs);
    expect(out.replaceAll(deploy, 'deploy.json')).toBe(`ALLOWED  ec2:DescribeVpcs
  for ${user}
  on *

  Nothing given denies it, and every layer that has to allow it does.

  statement Describe of deploy (identity policy)
  deploy.json:4:5
    > 4 |     {
      5 |       "Sid": "Describe",
      6 |       "Effect": "Allow",
      7 |       "Action": [
      8 |         "ec2:DescribeVpcs",
      9 |         "ec2:DescribeSubnets"
        | …
`);
  });

  it('says which flag would tell what is missing', async () => {
    const { out, code } = await can(passRole);
    expect(code).toBe(3);
    expect(out).toContain('UNDECIDED  iam:PassRole');
    expect(out).toContain('Missing: iam:PassedToService');
    expect(out).toContain('--context iam:PassedToService=value');
  });

  it('of a file in one line shows the part that counts', async () => {
    const plan = join(fixtures, 'terraform/plan.json');
    const { out } = await can({
      policy: [`${plan}#aws_iam_policy.deploy`],
      boundary: await file('boundary.json', fullAccess),
      principal: role,
      action: 'ec2:DescribeVpcs',
      resource: '*',
    });
    expect(out).toContain('plan.json:1:407');
    expect(out).toMatch(/> 1 \| …\{\\"Sid\\":\\"Describe\\"/);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThan(400);
  });

  it('shows control characters as escapes', async () => {
    const path = await file(
      'p.json',
      policy({ Sid: '\u001B[31mred', Effect: 'Allow', Action: 's3:*', Resource: '*' }),
    );
    const { out } = await can({
      policy: [path],
      principal: user,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::a/b',
    });
    expect(out).not.toContain('\u001B');
    expect(out).toContain('\\x1b[31mred');
  });
});

describe('mistakes', () => {
  it.each([
    ['no principal', { action: 'a:b', resource: '*' }, '--principal is missing'],
    ['no policy', { principal: user, action: 'a:b', resource: '*' }, 'No policy is given'],
    [
      'an action that is none',
      { ...describeVpcs, action: 'DescribeVpcs' },
      '--action: "DescribeVpcs" is no action',
    ],
    [
      'a principal that is none',
      { ...describeVpcs, principal: 'me' },
      '--principal: "me" is neither',
    ],
    [
      'a context without a value',
      { ...describeVpcs, context: ['aws:SourceIp'] },
      '--context aws:SourceIp',
    ],
    [
      'a file that is not there',
      { ...describeVpcs, policy: ['nowhere.json'] },
      'nowhere.json: there is no such file',
    ],
    [
      '--requests with another flag',
      { requests: '-', resourcePolicy: 'x' },
      '--requests and --resource-policy exclude each other',
    ],
  ])('%s', async (_, options, message) => {
    await expect(can(options)).rejects.toThrow(message);
  });

  it('a document that is broken, at its place', async () => {
    const path = await file(
      'p.json',
      '{\n "Statement": [{"Effect": "Alow", "Action": "s3:*", "Resource": "*"}]\n}',
    );
    await expect(can({ ...describeVpcs, policy: [path] })).rejects.toThrow(
      `${path}:2:27: Effect must be`,
    );
  });

  it('a document that is broken within an answer of the AWS CLI, at its place', async () => {
    const path = await file('b.json', { Policy: '{"Statement": [{"Effect": "Alow"}]}' });
    const ask = { ...describeVpcs, resourcePolicy: path };
    await expect(can(ask)).rejects.toThrow(`${path}:2:`);
  });

  it('a file that is no policy', async () => {
    const path = await file('package.json', '{"name": "x"}');
    await expect(can({ ...describeVpcs, policy: [path] })).rejects.toThrow(
      `${basename(path)}:1:1: This is no policy`,
    );
  });

  it('several policies where one is wanted', async () => {
    const template = join(fixtures, 'cloudformation/backup-roles.yaml');
    const ask = { ...describeVpcs, resourcePolicy: template };
    await expect(can(ask)).rejects.toThrow(/2 resource policies: RepositoryPolicy, QueuePolicy/);
  });
});
