import type { ServiceName } from '../../vocabulary/connection.ts';
import type { Authorise } from './call.ts';
import { cloudwatchRows } from './cloudwatch.ts';
import { ec2Rows } from './ec2/index.ts';
import { iamRows } from './iam/index.ts';
import { kmsRows } from './kms.ts';
import { probeRows } from './probes.ts';
import { requestOf } from './request.ts';
import type { Row, Rows } from './row.ts';
import { s3Rows } from './s3/index.ts';
import { serviceQuotasRows } from './service-quotas.ts';
import { ssmRows } from './ssm.ts';
import { stsRows } from './sts.ts';
import { variantsOf } from './variants.ts';

/** Every operation whose authorisation is known, by service. */
export const table: Readonly<Record<ServiceName, Rows>> = {
  ...probeRows,
  cloudwatch: cloudwatchRows,
  ec2: ec2Rows,
  iam: iamRows,
  kms: kmsRows,
  s3: s3Rows,
  'service-quotas': serviceQuotasRows,
  ssm: ssmRows,
  sts: stsRows,
};

/** See the type. The AWS pages that a row stands on are in its `sources`. */
export const authorise: Authorise = (call, view) => {
  const row = rowOf(call.service, call.operation);
  if (!row) return undefined;
  const scope = { call, view };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the operation's name, which chose the row, fixes the input's type
  const needs = row.needs(call.input as never, scope);
  return needs.flatMap((need) => variantsOf(requestOf(need, scope), need.open, view));
};

function rowOf(service: ServiceName, operation: string): Row | undefined {
  return Object.hasOwn(table[service], operation) ? table[service][operation] : undefined;
}
