import { atPath } from '../tree/at.ts';
import { concat, type Resource, type Scope } from './scope.ts';
import { type Pieces, unknown, type Value } from './value.ts';

/** How resources of a type are named, where the template names them. */
interface Naming {
  /** Property that holds the name. */
  readonly name: string;
  /** The ARN behind the partition: `{name}`, `{account}`, `{region}` and `{path}` are put in. */
  readonly arn: string;
  /** What `Ref` returns. */
  readonly ref: 'name' | 'arn';
}

/**
 * The types that policies speak of most. Sources: the “Return values” of each type, from
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html, and the
 * ARN formats of https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
 */
const NAMINGS: Readonly<Record<string, Naming>> = {
  'AWS::S3::Bucket': { name: 'BucketName', arn: 's3:::{name}', ref: 'name' },
  'AWS::IAM::Role': { name: 'RoleName', arn: 'iam::{account}:role{path}{name}', ref: 'name' },
  'AWS::IAM::User': { name: 'UserName', arn: 'iam::{account}:user{path}{name}', ref: 'name' },
  'AWS::IAM::Group': { name: 'GroupName', arn: 'iam::{account}:group{path}{name}', ref: 'name' },
  'AWS::IAM::ManagedPolicy': {
    name: 'ManagedPolicyName',
    arn: 'iam::{account}:policy{path}{name}',
    ref: 'arn',
  },
  'AWS::IAM::InstanceProfile': {
    name: 'InstanceProfileName',
    arn: 'iam::{account}:instance-profile{path}{name}',
    ref: 'name',
  },
  'AWS::SNS::Topic': { name: 'TopicName', arn: 'sns:{region}:{account}:{name}', ref: 'arn' },
  'AWS::SQS::Queue': { name: 'QueueName', arn: 'sqs:{region}:{account}:{name}', ref: 'name' },
  'AWS::DynamoDB::Table': {
    name: 'TableName',
    arn: 'dynamodb:{region}:{account}:table/{name}',
    ref: 'name',
  },
  'AWS::Lambda::Function': {
    name: 'FunctionName',
    arn: 'lambda:{region}:{account}:function:{name}',
    ref: 'name',
  },
};

/** What `Ref` of a resource returns. */
export function identifierOf(resource: Resource, scope: Scope): Value {
  const naming = NAMINGS[resource.type];
  if (naming?.ref === 'arn') return arnOf(resource, naming, scope);
  // The Ref of a queue is its URL, which no policy speaks of by name.
  if (!naming || resource.type === 'AWS::SQS::Queue') return later(`\${${resource.id}}`, resource);
  return { kind: 'text', pieces: nameOf(resource, naming, scope) };
}

/** What `Fn::GetAtt` of a resource returns. */
export function attributeOf(resource: Resource, attribute: string, scope: Scope): Value {
  const written = `\${${resource.id}.${attribute}}`;
  const naming = NAMINGS[resource.type];
  const isArn = attribute === 'Arn' || attribute === 'TopicArn' || attribute === 'PolicyArn';
  return naming && isArn ? arnOf(resource, naming, scope) : later(written, resource);
}

function arnOf(resource: Resource, naming: Naming, scope: Scope): Value {
  const name = nameOf(resource, naming, scope);
  const path = atPath(resource.properties, 'Path');
  const values: Readonly<Record<string, Pieces>> = {
    '{name}': name,
    '{path}': path ? scope.textOf(path) : ['/'],
    '{account}': pseudo('AWS::AccountId', scope),
    '{region}': pseudo('AWS::Region', scope),
  };
  const parts = naming.arn.split(/(\{[a-z]+\})/).map((part): Pieces => values[part] ?? [part]);
  return concat(scope, [['arn:'], pseudo('AWS::Partition', scope), [':'], ...parts]);
}

/** The name that the template gives, or a hole: then CloudFormation makes one up. */
function nameOf(resource: Resource, naming: Naming, scope: Scope): Pieces {
  const known = scope.named.get(resource.id);
  if (known) return known;
  const at = atPath(resource.properties, naming.name);
  const made: Pieces = [holeOf(`\${${resource.id}}`, resource)];
  if (!at || known === null) return made;
  scope.named.set(resource.id, null);
  const name = scope.textOf(at);
  scope.named.set(resource.id, name);
  return name;
}

function pseudo(name: string, { given }: Scope): Pieces {
  const value = given.get(name);
  if (value !== undefined) return [value];
  const mend = `Give it with --parameter ${name}=….`;
  return [{ written: `\${${name}}`, why: 'it is known only where the stack is', mend }];
}

function later(written: string, resource: Resource): Value {
  const { why, mend } = holeOf(written, resource);
  return unknown(written, why, mend);
}

function holeOf(written: string, { id, type }: Resource) {
  return {
    written,
    why: `${id} (${type}) gets it only when it is created`,
    mend: 'Name the resource in the template, or give the deployed document as the AWS CLI prints it.',
  };
}
