import { describe, expect, it } from 'vitest';

import type { Statement } from '../../../../src/policies/document/policy.ts';
import { documentNamed, read, readFixture, strict, template } from './support.ts';

const STACK = [
  'AWS::AccountId=111122223333',
  'AWS::Partition=aws',
  'AWS::Region=eu-central-1',
  'RepositoryName=my-backups',
];

function statementsOf(text: string, ...parameters: readonly string[]): readonly Statement[] {
  return strict(documentNamed(read(text, 'template.yaml', ...parameters), 'P')).statements;
}

function resourcesIn(text: string, ...parameters: readonly string[]): readonly string[] {
  return statementsOf(text, ...parameters)[0]?.resources?.items.map(({ value }) => value) ?? [];
}

/** The resources of a Deny on them, as resolved. */
function resourcesOf(
  value: string,
  head = '',
  ...parameters: readonly string[]
): readonly string[] {
  const text = template(`- {Effect: Deny, Action: "s3:*", Resource: ${value}}`, head);
  return resourcesIn(text, ...parameters);
}

function gapsOf(value: string, head = '', ...parameters: readonly string[]) {
  const text = template(`- {Effect: Deny, Action: "s3:*", Resource: ${value}}`, head);
  const { gaps } = documentNamed(read(text, 'template.yaml', ...parameters), 'P');
  return [...gaps.values()].map(({ what, written, why }) => ({ what, written, why }));
}

const either = (name: string) => `!If [${name}, "arn:aws:s3:::yes", "arn:aws:s3:::no"]`;

const behindCondition = (effect: string) =>
  template(
    `- !If [Cond, {Sid: Branch, Effect: ${effect}, Action: "s3:*", Resource: "*"}, !Ref "AWS::NoValue"]`,
    'Conditions: {Cond: !Equals [!Ref "AWS::Region", eu-central-1]}',
  );

const notResource = (effect: string) =>
  template(
    `- {Effect: ${effect}, Action: "s3:*", NotResource: ["arn:aws:s3:::a", !Sub "arn:aws:s3:::\${Typo}"]}`,
  );

describe('resources of a template', () => {
  it('finds the policies of roles, users, groups, buckets, keys, queues, topics and organisations', () => {
    const yaml = readFixture('cloudformation/backup-roles.yaml', ...STACK);
    expect(yaml.kind).toBe('cloudformation');
    expect(yaml.documents.map(({ layer, name }) => `${layer} ${name}`)).toEqual([
      'trust DeployRole trust policy',
      'identity DeployRole/pass-worker',
      'trust WorkerRole trust policy',
      'resource RepositoryPolicy',
      'resource QueuePolicy',
      'identity DeployPolicy',
      'identity AmazonSSMManagedInstanceCore',
    ]);
    const json = readFixture('cloudformation/backup-user.json');
    expect(json.documents.map(({ layer, name }) => `${layer} ${name}`)).toEqual([
      'identity Operators/stop',
      'identity VeeamPolicy',
      'resource Key',
      'resource Topic',
      'scp Guard',
    ]);
  });

  it('says whom a policy bears on: by reference, by list, and through a group', () => {
    const yaml = readFixture('cloudformation/backup-roles.yaml');
    expect(documentNamed(yaml, 'DeployPolicy').owners).toEqual([
      { kind: 'role', name: 'backup-deploy', alias: 'DeployRole' },
    ]);
    const json = readFixture('cloudformation/backup-user.json');
    expect(documentNamed(json, 'Operators/stop').owners.map(({ name }) => name)).toEqual([
      'operators',
      'veeam',
    ]);
  });

  it('a managed policy of AWS is a document of which nothing is known', () => {
    const { unread, gaps } = documentNamed(
      readFixture('cloudformation/backup-roles.yaml', ...STACK),
      'AmazonSSMManagedInstanceCore',
    );
    expect(unread).toBe(true);
    expect([...gaps.values()]).toMatchObject([
      { what: 'statement', written: 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore' },
    ]);
  });

  it('a policy in a resource of a type that is not read is said', () => {
    const { notChecked } = readFixture('cloudformation/backup-roles.yaml');
    expect(notChecked.map(({ subject }) => subject)).toContain(
      'Function (AWS::Serverless::Function)',
    );
  });

  it('a tag policy is no permission policy', () => {
    const { notChecked } = readFixture('cloudformation/backup-user.json');
    expect(notChecked.find(({ subject }) => subject === 'Tags')?.why).toContain('TAG_POLICY');
  });

  it('a parameter taken at its default is said with the default', () => {
    const { notChecked } = readFixture('cloudformation/backup-roles.yaml', ...STACK);
    const note = notChecked.find(({ subject }) => subject === 'parameter AdminRoleName');
    expect(note).toMatchObject({
      why: expect.stringContaining('"backup-admin"'),
      place: { line: 13 },
    });
  });
});

describe('functions that the template itself answers', () => {
  it('Fn::Sub with parameters, pseudo parameters and policy variables', () => {
    const head = 'Parameters: {Bucket: {Type: String, Default: backups}}';
    expect(resourcesOf('!Sub "arn:aws:s3:::${Bucket}/${!aws:username}/*"', head)).toEqual([
      'arn:aws:s3:::backups/${aws:username}/*',
    ]);
  });

  it('Fn::Sub with variables of its own', () => {
    const value = '!Sub ["arn:aws:s3:::${Name}", {Name: !Join ["-", [a, b]]}]';
    expect(resourcesOf(value)).toEqual(['arn:aws:s3:::a-b']);
  });

  it('a parameter that is given wins over its default', () => {
    const head = 'Parameters: {Bucket: {Type: String, Default: backups}}';
    expect(resourcesOf('!Sub "arn:aws:s3:::${Bucket}"', head, 'Bucket=other')).toEqual([
      'arn:aws:s3:::other',
    ]);
  });

  it('a list parameter, Fn::Split and Fn::Select', () => {
    const head =
      'Parameters: {Arns: {Type: CommaDelimitedList, Default: "arn:aws:s3:::a, arn:aws:s3:::b"}}';
    expect(resourcesOf('!Ref Arns', head)).toEqual(['arn:aws:s3:::a', 'arn:aws:s3:::b']);
    expect(resourcesOf('!Split [";", "arn:aws:s3:::a;arn:aws:s3:::b"]')).toHaveLength(2);
    expect(resourcesOf('!Select [1, !Ref Arns]', head)).toEqual(['arn:aws:s3:::b']);
  });

  it('Fn::FindInMap', () => {
    const head = 'Mappings: {Regions: {eu-central-1: {Vault: "arn:aws:s3:::fra"}}}';
    expect(
      resourcesOf(
        '!FindInMap [Regions, !Ref "AWS::Region", Vault]',
        head,
        'AWS::Region=eu-central-1',
      ),
    ).toEqual(['arn:aws:s3:::fra']);
  });

  it('Fn::If by conditions over parameters', () => {
    const head = `Parameters: {Env: {Type: String, Default: test}, Extra: {Type: String, Default: ""}}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  HasExtra: !Not [!Equals [!Ref Extra, ""]]
  Both: !And [{Condition: IsProd}, {Condition: HasExtra}]
  Any: !Or [{Condition: IsProd}, {Condition: HasExtra}]`;
    expect(resourcesOf(either('IsProd'), head)).toEqual(['arn:aws:s3:::no']);
    expect(resourcesOf(either('IsProd'), head, 'Env=prod')).toEqual(['arn:aws:s3:::yes']);
    expect(resourcesOf(either('Both'), head, 'Env=prod')).toEqual(['arn:aws:s3:::no']);
    expect(resourcesOf(either('Any'), head, 'Extra=x')).toEqual(['arn:aws:s3:::yes']);
  });

  it('Ref and Fn::GetAtt of resources that have a name', () => {
    const text = `${template('- {Effect: Deny, Action: "*", Resource: [!GetAtt B.Arn, !Sub "${B.Arn}/*", !GetAtt R.Arn, !Ref T]}')}
  B: {Type: "AWS::S3::Bucket", Properties: {BucketName: backups}}
  R: {Type: "AWS::IAM::Role", Properties: {RoleName: worker, Path: /backup/}}
  T: {Type: "AWS::SNS::Topic", Properties: {TopicName: done}}
`;
    const resources = statementsOf(text, ...STACK)[0]?.resources?.items.map(({ value }) => value);
    expect(resources).toEqual([
      'arn:aws:s3:::backups',
      'arn:aws:s3:::backups/*',
      'arn:aws:iam::111122223333:role/backup/worker',
      'arn:aws:sns:eu-central-1:111122223333:done',
    ]);
  });

  it('AWS::URLSuffix follows the partition', () => {
    const text = `Resources:
  R:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: {Effect: Allow, Action: "sts:AssumeRole", Principal: {Service: !Sub "ec2.\${AWS::URLSuffix}"}}
`;
    const service = (partition: string) =>
      strict(documentNamed(read(text, 't.yaml', `AWS::Partition=${partition}`), 'R trust policy'))
        .statements[0]?.principals?.items[0]?.id.value;
    expect(service('aws')).toBe('ec2.amazonaws.com');
    expect(service('aws-cn')).toBe('ec2.amazonaws.com.cn');
  });

  it('a statement that a condition takes away is gone, one that it brings is there', () => {
    const statements = `- !If [IsProd, {Sid: Prod, Effect: Allow, Action: "s3:*", Resource: "*"}, !Ref "AWS::NoValue"]
- {Sid: Always, Effect: Allow, Action: "ec2:*", Resource: "*"}`;
    const head =
      'Parameters: {Env: {Type: String, Default: test}}\nConditions: {IsProd: !Equals [!Ref Env, prod]}';
    const text = template(statements, head);
    expect(statementsOf(text).map(({ sid }) => sid)).toEqual(['Always']);
    const [prod] = statementsOf(text, 'Env=prod');
    expect(prod).toMatchObject({
      sid: 'Prod',
      span: { pointer: '/Resources/P/Properties/PolicyDocument/Statement/0/Fn::If/1' },
    });
  });

  it('a Sid that the template does not tell is left out, since nothing hangs on it', () => {
    const head = 'Parameters: {Name: {Type: String}}';
    const text = (sid: string): string =>
      template(`- {Sid: ${sid}, Effect: Allow, Action: "s3:*", Resource: "*"}`, head);
    const sidOf = (sid: string, ...parameters: readonly string[]) =>
      statementsOf(text(sid), ...parameters).map((statement) => statement.sid);
    expect(sidOf('!Ref Name')).toEqual([undefined]);
    expect(sidOf('!Sub "Allow${Name}"')).toEqual([undefined]);
    expect(sidOf('!Sub "Allow${Name}"', 'Name=S3')).toEqual(['AllowS3']);
  });

  it('a resource whose condition does not hold has no policy', () => {
    const head = 'Conditions: {Never: !Equals [a, b]}';
    const text = template('- {Effect: Allow, Action: "*", Resource: "*"}', head).replace(
      'Type: AWS::IAM::ManagedPolicy',
      'Type: AWS::IAM::ManagedPolicy\n    Condition: Never',
    );
    const { documents, notChecked } = read(text, 't.yaml');
    expect(documents).toEqual([]);
    expect(notChecked[0]?.why).toContain('Never does not hold');
  });

  it('numbers and booleans become text, as CloudFormation hands them on', () => {
    const text = template(`- Effect: Allow
  Action: sts:AssumeRole
  Resource: "*"
  Condition: {Bool: {"aws:SecureTransport": false}, NumericLessThan: {"aws:MultiFactorAuthAge": 3600}}`);
    const values = statementsOf(text)[0]?.conditions.map((line) => line.values[0]?.value);
    expect(values).toEqual(['false', '3600']);
  });
});

describe('what the template does not tell', () => {
  it.each([
    [
      'a parameter without default',
      '!Ref Bucket',
      'Parameters: {Bucket: {Type: String}}',
      '${Bucket}',
      'no default',
    ],
    [
      'a parameter in Systems Manager',
      '!Ref P1',
      'Parameters: {P1: {Type: "AWS::SSM::Parameter::Value<String>", Default: /a}}',
      '${P1}',
      'Systems Manager',
    ],
    [
      'a pseudo parameter',
      '!Sub "arn:${AWS::Partition}:s3:::a"',
      '',
      'arn:${AWS::Partition}:s3:::a',
      'where the stack is',
    ],
    ['an attribute of a resource', '!GetAtt P.Foo', '', '${P.Foo}', 'only when it is created'],
    [
      'another stack',
      '!ImportValue shared-bucket',
      '',
      '${ImportValue shared-bucket}',
      'another stack',
    ],
    ['a name that nothing has', '!Ref Typo', '', '${Typo}', 'neither parameter nor resource'],
    [
      'a function of CloudFormation',
      '!Transform {Name: M}',
      '',
      '${Fn::Transform}',
      'CloudFormation only',
    ],
    [
      'a mapping without the key',
      '!FindInMap [A, b, c]',
      '',
      '${FindInMap A.b.c}',
      'no such entry',
    ],
  ])('%s', (_, value, head, written, why) => {
    expect(gapsOf(value, head)).toEqual([
      { what: 'value', written, why: expect.stringContaining(why) },
    ]);
  });

  it('a Deny then covers all it may come to, an Allow nothing', () => {
    const head = 'Parameters: {Bucket: {Type: String}}';
    expect(resourcesOf('!Sub "arn:aws:s3:::${Bucket}/*"', head)).toEqual(['arn:aws:s3:::*/*']);
    const allow = template(
      '- {Effect: Allow, Action: "s3:*", Resource: !Sub "arn:aws:s3:::${Bucket}/*"}',
      head,
    );
    expect(statementsOf(allow)).toEqual([]);
  });

  it('no wildcard is put where AWS takes none: then everything is covered', () => {
    const head = 'Parameters: {X: {Type: String}}';
    expect(resourcesOf('!Sub "arn:aws:${X}:::a"', head)).toEqual(['*']);
    expect(resourcesOf('!Sub "arn:aws:s3${X}"', head)).toEqual(['*']);
    expect(resourcesOf('!Sub "${X}/a"', head)).toEqual(['*']);
    expect(resourcesOf('!Sub "arn:aws:s3:::${!aws:PrincipalTag/${X}}"', head)).toEqual(['*']);
  });

  it('the known items of a list stay', () => {
    const text = template(
      '- {Effect: Allow, Action: "s3:*", Resource: ["arn:aws:s3:::a", !Ref Typo]}',
    );
    expect(statementsOf(text)[0]?.resources?.items.map(({ value }) => value)).toEqual([
      'arn:aws:s3:::a',
    ]);
  });

  it('a condition takes its Allow with it, and leaves a Deny without it', () => {
    const condition = 'Condition: {StringEquals: {"aws:SourceAccount": !Ref "AWS::AccountId"}}';
    expect(
      statementsOf(template(`- {Effect: Allow, Action: "*", Resource: "*", ${condition}}`)),
    ).toEqual([]);
    const [deny] = statementsOf(
      template(`- {Effect: Deny, Action: "*", Resource: "*", ${condition}}`),
    );
    expect(deny?.conditions).toEqual([]);
  });

  it('an Effect that is not known is taken for Deny', () => {
    const [statement] = statementsOf(
      template('- {Effect: !Ref Mode, Action: "s3:*", Resource: "*"}'),
    );
    expect(statement?.effect).toBe('Deny');
  });

  it('a statement of which nothing is known denies everything', () => {
    const [statement] = statementsOf(template('- !Transform {Name: Macro}'));
    expect(statement).toMatchObject({ effect: 'Deny', actions: { items: [{ value: '*' }] } });
  });

  it('of a branch whose condition is not known, an Allow is gone and a Deny is there', () => {
    expect(statementsOf(behindCondition('Allow'))).toEqual([]);
    expect(statementsOf(behindCondition('Deny')).map(({ sid }) => sid)).toEqual(['Branch']);
  });

  it('a resource behind a condition that is not known: the same for all its statements', () => {
    const text = template(
      '- {Sid: A, Effect: Allow, Action: "*", Resource: "*"}\n- {Sid: D, Effect: Deny, Action: "s3:*", Resource: "*"}',
      'Conditions: {Cond: !Equals [!Ref "AWS::Region", eu-central-1]}',
    ).replace(
      'Type: AWS::IAM::ManagedPolicy',
      'Type: AWS::IAM::ManagedPolicy\n    Condition: Cond',
    );
    expect(statementsOf(text).map(({ sid }) => sid)).toEqual(['D']);
  });

  it('a number that YAML may read otherwise', () => {
    expect(gapsOf('[012345678901]')).toMatchObject([{ written: '012345678901' }]);
  });

  it('NotResource narrows and widens the other way round', () => {
    expect(resourcesIn(notResource('Deny'))).toEqual(['arn:aws:s3:::a']);
    expect(resourcesIn(notResource('Allow'))).toEqual(['arn:aws:s3:::a', 'arn:aws:s3:::*']);
  });

  it('a boundary that may be there is one of which nothing is known', () => {
    const text = `Conditions: {Cond: !Equals [!Ref "AWS::Region", eu-central-1]}
Resources:
  B:
    Type: AWS::IAM::ManagedPolicy
    Properties: {PolicyDocument: {Statement: {Effect: Allow, Action: "*", Resource: "*"}}}
  R:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Statement: {Effect: Allow, Principal: "*", Action: "sts:AssumeRole"}}
      PermissionsBoundary: !If [Cond, !Ref B, !Ref "AWS::NoValue"]
`;
    const boundary = read(text, 't.yaml').documents.find(({ layer }) => layer === 'boundary');
    expect(boundary).toMatchObject({ unread: true, owners: [{ kind: 'role', name: 'R' }] });
  });

  it('cycles and huge texts end', () => {
    const chain = Array.from(
      { length: 60 },
      (_, index) =>
        `  B${index}: {Type: "AWS::S3::Bucket", Properties: {BucketName: !Sub "\${B${index + 1}}\${B${index + 1}}"}}`,
    );
    const text = `${template('- {Effect: Deny, Action: "s3:*", Resource: [!GetAtt B0.Arn, !GetAtt C.Arn]}')}
${chain.join('\n')}
  B60: {Type: "AWS::S3::Bucket", Properties: {BucketName: aaaaaaaaaaaaaaaa}}
  C: {Type: "AWS::S3::Bucket", Properties: {BucketName: !Ref C}}
`;
    const { gaps } = documentNamed(read(text, 't.yaml', 'AWS::Partition=aws'), 'P');
    expect(gaps.size).toBe(2);
  });
});
