import type { ServiceName } from '../../vocabulary/connection.ts';

/** An operation that LocalStack has and answers in a way that would make the dry run untrue. */
interface WrongRow {
  readonly service: ServiceName;
  readonly operation: string;
  readonly why: string;
  /** Only for these inputs; absent: always. */
  readonly when?: (input: object) => boolean;
}

/** Measured with LocalStack 4.14.0 on 2026-11-23: docs/decisions/0004-hybrid-backend.md. */
const rows: readonly WrongRow[] = [
  { service: 'sts', operation: 'GetCallerIdentity', why: 'names the account root whoever calls' },
  {
    service: 'sts',
    operation: 'AssumeRole',
    why: 'accepts any role, also one that does not exist',
  },
  { service: 'iam', operation: 'SimulatePrincipalPolicy', why: 'ends in HTTP 500' },
  {
    service: 'ssm',
    operation: 'SendCommand',
    why: 'succeeds at once, for instances that do not exist too',
  },
  {
    service: 'ssm',
    operation: 'GetCommandInvocation',
    why: 'knows the commands of SendCommand only',
  },
  {
    service: 'ssm',
    operation: 'GetParameter',
    why: "has none of Canonical's public parameters",
    when: namesPublicParameter,
  },
  {
    service: 'ec2',
    operation: 'DescribeImages',
    why: 'has no Ubuntu 22.04 of Canonical',
    when: namesCanonical,
  },
];

/** Why the embedded cloud answers an operation that the other backend has; undefined where it need not. */
export function knownWrong(
  service: ServiceName,
  operation: string,
  input: object,
): string | undefined {
  if ('DryRun' in input && input.DryRun === true)
    return 'DryRun creates things or succeeds without any permission';
  return rows.find(
    (row) => row.service === service && row.operation === operation && (row.when?.(input) ?? true),
  )?.why;
}

function namesPublicParameter(input: object): boolean {
  return (
    'Name' in input &&
    typeof input.Name === 'string' &&
    input.Name.startsWith('/aws/service/canonical/')
  );
}

function namesCanonical(input: object): boolean {
  return (
    'Owners' in input &&
    Array.isArray(input.Owners) &&
    input.Owners.some((owner) => owner === '099720109477' || owner === '513442679011')
  );
}
