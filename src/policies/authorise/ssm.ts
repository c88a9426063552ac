import { regionalArn, s3Arn, unownedArn } from './arn.ts';
import { passRole } from './iam/pass-role.ts';
import { forwardingKeys, rowsOf, type Need, type Rows, type Scope } from './row.ts';

const page =
  'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html';

interface SendCommandInput {
  readonly DocumentName?: string;
  readonly InstanceIds?: readonly string[];
  readonly Targets?: readonly { readonly Key?: string; readonly Values?: readonly string[] }[];
  readonly OutputS3BucketName?: string;
  readonly ServiceRoleArn?: string;
}

export const ssmRows: Rows = rowsOf(page, {
  DescribeInstanceInformation: onAnything,
  GetCommandInvocation: onAnything,
  GetParameter: {
    needs: ({ Name = '*' }: { readonly Name?: string }, scope) => [onParameter(scope, Name)],
    also: [
      'https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html',
      'https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters.html',
    ],
  },
  SendCommand: {
    needs: (input: SendCommandInput, scope) => sendCommand(input, scope),
    also: [
      'https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command-setting-up.html',
    ],
  },
});

function onAnything(_input: object, { call }: Scope): readonly Need[] {
  return [{ action: `ssm:${call.operation}`, resource: '*' }];
}

/** Public parameters, /aws/service/…, are no account's: their ARN has none. A version or label after a colon is no part of it. */
function onParameter(scope: Scope, name: string): Need {
  const action = 'ssm:GetParameter';
  if (name.startsWith('arn:')) return { action, resource: name, type: 'parameter' };
  const [bare = name] = name.split(':');
  const resource = `parameter/${bare.replace(/^\//, '')}`;
  return bare.startsWith('/aws/service/')
    ? { action, resource: unownedArn(scope, 'ssm', resource), type: 'parameter', ownTags: 'none' }
    : { action, resource: regionalArn(scope, 'ssm', resource), type: 'parameter' };
}

/** The document and every target are asked about one by one. */
function sendCommand(input: SendCommandInput, scope: Scope): readonly Need[] {
  const { DocumentName = '*', OutputS3BucketName, ServiceRoleArn } = input;
  return [
    onDocument(scope, DocumentName),
    ...targetsOf(input).map((id) => onTarget(scope, id)),
    ...(OutputS3BucketName === undefined
      ? []
      : [{ ...sending(s3Arn(scope, OutputS3BucketName), 'bucket'), owner: null }]),
    ...(ServiceRoleArn === undefined ? [] : [passRole(scope, ServiceRoleArn, { service: 'ssm' })]),
  ];
}

/**
 * Run Command asks a second time in its own name, so whether a service stands between is not known.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command-setting-up.html
 */
function sending(resource: string, type: string): Need {
  return { action: 'ssm:SendCommand', resource, type, unknown: forwardingKeys };
}

/** Documents that AWS owns are named AWS-… and their ARN has no account; they carry no tags of the caller's. */
function onDocument(scope: Scope, name: string): Need {
  if (name.startsWith('arn:')) return sending(name, 'document');
  const resource = `document/${name}`;
  return /^AWS[A-Za-z0-9]*-/.test(name)
    ? { ...sending(unownedArn(scope, 'ssm', resource), 'document'), ownTags: 'none' }
    : sending(regionalArn(scope, 'ssm', resource), 'document');
}

/** Ids of the instances; targets chosen by tag are not known before AWS looks, so `*` stands for them. */
function targetsOf({ InstanceIds = [], Targets = [] }: SendCommandInput): readonly string[] {
  const byTarget = Targets.flatMap(({ Key, Values = [] }) =>
    Key?.toLowerCase() === 'instanceids' ? Values : ['*'],
  );
  return [...new Set([...InstanceIds, ...byTarget])];
}

/** Machines that are no EC2 instances have ids that begin with mi-. */
function onTarget(scope: Scope, id: string): Need {
  return id.startsWith('mi-')
    ? sending(regionalArn(scope, 'ssm', `managed-instance/${id}`), 'managed-instance')
    : {
        ...sending(regionalArn(scope, 'ec2', `instance/${id}`), 'instance'),
        ...(id === '*' ? { open: { why: 'which instances the target names is not known' } } : {}),
      };
}
