import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { AuthorisationRequest } from '../../../../src/policies/evaluate/decision.ts';
import { decideSources } from '../../../../src/policies/sources/decide-sources.ts';
import { documentNamed, read, readFixture, template } from './support.ts';

function ask(
  action: string,
  resource: string,
  context: Record<string, readonly string[]> = {},
): AuthorisationRequest {
  return {
    principal: { kind: 'aws', arn: 'arn:aws:iam::111122223333:role/backup-deploy' },
    action,
    resource,
    context: new Map(Object.entries(context)),
    complete: true,
  };
}

function decideTemplate(
  text: string,
  request: AuthorisationRequest,
  ...parameters: readonly string[]
) {
  const identity = [documentNamed(read(text, 't.yaml', ...parameters), 'P')];
  return decideSources({ identity }, request);
}

const BUCKET = 'Parameters: {Bucket: {Type: String}}';

const trustOf = (effect: string) =>
  documentNamed(
    read(
      `Resources:
  R:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - {Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:role/backup-deploy"}, Action: "sts:AssumeRole"}
          - {Effect: ${effect}, Principal: {AWS: !ImportValue admin}, Action: "sts:*"}
`,
      't.yaml',
    ),
    'R trust policy',
  );

const effectOf = (effect: string, request: AuthorisationRequest) =>
  decideSources({ identity: [], trust: trustOf(effect) }, request).decision.effect;

describe('decideSources', () => {
  it('an Allow on a resource that is not known leaves it undecided, and names what', () => {
    const text = template(
      '- {Effect: Allow, Action: "s3:*", Resource: !Sub "arn:aws:s3:::${Bucket}/*"}',
      BUCKET,
    );
    const { decision, open } = decideTemplate(text, ask('s3:GetObject', 'arn:aws:s3:::my/x'));
    expect(decision.effect).toBe('undecided');
    expect(open.map(({ gap }) => gap.written)).toEqual(['arn:aws:s3:::${Bucket}/*']);
  });

  it('the value decides it', () => {
    const text = template(
      '- {Effect: Allow, Action: "s3:*", Resource: !Sub "arn:aws:s3:::${Bucket}/*"}',
      BUCKET,
    );
    const request = ask('s3:GetObject', 'arn:aws:s3:::my/x');
    expect(decideTemplate(text, request, 'Bucket=my').decision.effect).toBe('allowed');
    expect(decideTemplate(text, request, 'Bucket=other').decision.effect).toBe('not-granted');
  });

  it('what no value could allow is not granted for certain', () => {
    const text = template(
      '- {Effect: Allow, Action: "s3:*", Resource: !Sub "arn:aws:s3:::${Bucket}/*"}',
      BUCKET,
    );
    expect(decideTemplate(text, ask('ec2:RunInstances', '*')).decision.effect).toBe('not-granted');
    expect(
      decideTemplate(text, ask('s3:GetObject', 'arn:aws:sqs:eu-central-1:1:q')).decision.effect,
    ).toBe('not-granted');
  });

  it('a Deny that may cover the request keeps it from being allowed', () => {
    const statements =
      '- {Effect: Allow, Action: "*", Resource: "*"}\n- {Effect: Deny, Action: "s3:*", Resource: !GetAtt Archive.Arn}';
    const text = template(statements);
    const { decision } = decideTemplate(text, ask('s3:DeleteBucket', 'arn:aws:s3:::my'));
    expect(decision.effect).toBe('undecided');
    expect(decideTemplate(text, ask('ec2:RunInstances', '*')).decision.effect).toBe('allowed');
  });

  it('an explicit Deny stands whatever else is not known', () => {
    const statements =
      '- {Effect: Deny, Action: "s3:*", Resource: "*"}\n- !Transform {Name: Macro}';
    const { decision } = decideTemplate(
      template(statements),
      ask('s3:GetObject', 'arn:aws:s3:::a/b'),
    );
    expect(decision.effect).toBe('denied');
  });

  it('gaps that make no difference are not named', () => {
    const statements = `- {Effect: Allow, Action: "s3:*", Resource: !Sub "arn:aws:s3:::\${Bucket}/*"}
- {Effect: Allow, Action: "kms:Decrypt", Resource: !GetAtt Key.Arn}`;
    const { open } = decideTemplate(
      template(statements, BUCKET),
      ask('s3:GetObject', 'arn:aws:s3:::a/b'),
    );
    expect(open.map(({ gap }) => gap.written)).toEqual(['arn:aws:s3:::${Bucket}/*']);
  });

  it('where several gaps together turn it, those are named', () => {
    const statements = `- {Effect: Allow, Action: "s3:*", Resource: !Sub "arn:aws:s3:::\${Bucket}/*"}
- {Effect: Allow, Action: "s3:*", Resource: !Sub "arn:aws:s3:::\${Other}/*"}
- {Effect: Allow, Action: "kms:*", Resource: !GetAtt Key.Arn}`;
    const { open } = decideTemplate(
      template(statements, BUCKET),
      ask('s3:GetObject', 'arn:aws:s3:::a/b'),
    );
    expect(open.map(({ gap }) => gap.written)).toEqual([
      'arn:aws:s3:::${Bucket}/*',
      'arn:aws:s3:::${Other}/*',
    ]);
  });

  it('a principal that is not known may be anybody of its type', () => {
    const assume = ask('sts:AssumeRole', 'arn:aws:iam::111122223333:role/r');
    expect(effectOf('Allow', assume)).toBe('allowed');
    expect(effectOf('Deny', assume)).toBe('undecided');
    const tag = { ...assume, action: 'sts:TagSession' };
    expect(effectOf('Allow', tag)).toBe('undecided');
    expect(effectOf('Deny', tag)).toBe('not-granted');
  });

  it('a managed policy that is only named keeps "allowed" open, and a Deny closed', () => {
    const { documents } = readFixture('cloudformation/backup-roles.yaml', 'AWS::Partition=aws');
    const identity = documents.filter(({ layer }) => layer === 'identity');
    const { decision, open } = decideSources({ identity }, ask('ec2:DescribeVolumes', '*'));
    expect(decision.effect).toBe('undecided');
    expect(open.map(({ document }) => document.name)).toEqual(['AmazonSSMManagedInstanceCore']);
    const tagged = ask('ec2:DeleteTags', '*', {
      'ec2:resourcetag/owner': ['me'],
      'aws:username': ['you'],
    });
    expect(decideSources({ identity }, tagged).decision.effect).toBe('denied');
  });
});

/** Parts of statements of which some hang on the parameters X and Y. */
const resource = fc.constantFrom(
  '"*"',
  '"arn:aws:s3:::a/b"',
  '!Ref X',
  '!Sub "arn:aws:s3:::${X}/b"',
  '!Sub "arn:aws:s3:::a/${Y}"',
  '["arn:aws:s3:::q", !Ref X]',
  '!If [C, "arn:aws:s3:::a/b", !Ref X]',
  '!If [C, "arn:aws:s3:::a/*", !Ref "AWS::NoValue"]',
);
const action = fc.constantFrom(
  '"s3:*"',
  '!Ref Y',
  '["ec2:*", !Sub "s3:${Y}"]',
  '!If [C, "s3:GetObject", "ec2:*"]',
);
const condition = fc.constantFrom(
  '',
  ', Condition: {StringEquals: {"aws:PrincipalTag/t": !Ref Y}}',
  ', Condition: {StringNotLike: {"aws:PrincipalTag/t": [v, !Ref X]}}',
  ', Condition: !If [C, {StringEquals: {"aws:PrincipalTag/t": v}}, !Ref "AWS::NoValue"]',
);
const known = fc.constantFrom(
  '- {Effect: Allow, Action: "s3:*", Resource: "*"}',
  '- {Effect: Allow, Action: "*", Resource: "arn:aws:s3:::a/*"}',
  '- {Effect: Deny, Action: "s3:Get*", Resource: "arn:aws:s3:::a/*"}',
  '- {Effect: Deny, Action: "s3:*", Resource: "arn:aws:s3:::z"}',
);
const open = fc
  .record({
    effect: fc.constantFrom('Allow', 'Allow', 'Deny', '!If [C, Allow, Deny]'),
    not: fc.constantFrom('', '', '', 'Not'),
    resource,
    action,
    condition,
    branch: fc.boolean(),
  })
  .map((part) => {
    const body = `{Effect: ${part.effect}, Action: ${part.action}, ${part.not}Resource: ${part.resource}${part.condition}}`;
    return part.branch ? `- !If [C, ${body}, !Ref "AWS::NoValue"]` : `- ${body}`;
  });

const statement = fc.oneof(known, open, open);

const RUNS = 1000;

describe('law: what is decided with gaps holds for every value of the parameters', () => {
  const head = `Parameters: {X: {Type: String}, Y: {Type: String}, Z: {Type: String}}
Conditions: {C: !Equals [!Ref Z, yes]}`;
  const values = fc.record({
    X: fc.constantFrom('*', 'a', 'arn:aws:s3:::a/b', 'arn:aws:s3:::a/*', 'q', 'v', 'a/b:c'),
    Y: fc.constantFrom('*', 'b', 's3:GetObject', 's3:*', 'Get*', 'GetObject', 'v', 'ec2:Run*'),
    Z: fc.constantFrom('yes', 'no'),
  });

  it('holds', () => {
    const decided = { allowed: 0, refused: 0 };
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 3 }),
        values,
        (statements, given) => {
          const text = template(statements.join('\n'), head);
          const request = ask('s3:GetObject', 'arn:aws:s3:::a/b', { 'aws:principaltag/t': ['v'] });
          const { effect } = decideTemplate(text, request).decision;
          const pairs = Object.entries(given).map(([name, value]) => `${name}=${value}`);
          const document = documentNamed(read(text, 't.yaml', ...pairs), 'P');
          if (effect === 'undecided' || !document.parsed.ok) return;
          decided[effect === 'allowed' ? 'allowed' : 'refused'] += 1;
          const real = decideSources({ identity: [document] }, request).decision.effect;
          expect(real === 'allowed').toBe(effect === 'allowed');
        },
      ),
      { numRuns: RUNS },
    );
    expect(decided.allowed).toBeGreaterThan(RUNS / 50);
    expect(decided.refused).toBeGreaterThan(RUNS / 20);
  });
});
