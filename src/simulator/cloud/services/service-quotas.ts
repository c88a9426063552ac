import type {
  GetAWSDefaultServiceQuotaRequest,
  GetAWSDefaultServiceQuotaResponse,
  GetServiceQuotaRequest,
  GetServiceQuotaResponse,
  ListAWSDefaultServiceQuotasRequest,
  ListAWSDefaultServiceQuotasResponse,
  ListRequestedServiceQuotaChangeHistoryRequest,
  ListRequestedServiceQuotaChangeHistoryResponse,
  ListServiceQuotasRequest,
  ListServiceQuotasResponse,
  ListServicesRequest,
  ListServicesResponse,
  ServiceQuota,
} from '@aws-sdk/client-service-quotas';

import type { QuotaRow } from '../../../policies/catalogue/quota.ts';
import { AwsError } from '../aws-error.ts';
import type { CallContext, Operations } from '../operation.ts';
import { isGlobal, limitOf, rowsIn } from './quota-state.ts';
import { pageOf } from './quotas/page.ts';

/** Names as Service Quotas writes them; only services whose quotas the catalogue knows. */
const serviceNames = {
  ec2: 'Amazon Elastic Compute Cloud (Amazon EC2)',
  iam: 'AWS Identity and Access Management (IAM)',
  s3: 'Amazon Simple Storage Service (Amazon S3)',
  vpc: 'Amazon Virtual Private Cloud (Amazon VPC)',
} as const;

export const operations = {
  ListServices: (input: ListServicesRequest, context: CallContext): ListServicesResponse => {
    const codes = new Set(
      rowsIn(context.account.quotas, context.region).map(({ service }) => service),
    );
    const { items, ...paging } = pageOf([...codes].toSorted(), input);
    return {
      Services: items.map((code) => ({ ServiceCode: code, ServiceName: serviceNames[code] })),
      ...paging,
    };
  },

  ListServiceQuotas: (
    input: ListServiceQuotasRequest,
    context: CallContext,
  ): ListServiceQuotasResponse => {
    const rows = rowsOfService(input.ServiceCode, context);
    const { items, ...paging } = pageOf(onlyCode(rows, input.QuotaCode), input);
    return {
      Quotas: items.map((row) => described(row, context, applied(row, context))),
      ...paging,
    };
  },

  GetServiceQuota: (
    input: GetServiceQuotaRequest,
    context: CallContext,
  ): GetServiceQuotaResponse => {
    const row = rowOf(input, context);
    return { Quota: described(row, context, applied(row, context)) };
  },

  ListAWSDefaultServiceQuotas: (
    input: ListAWSDefaultServiceQuotasRequest,
    context: CallContext,
  ): ListAWSDefaultServiceQuotasResponse => {
    const { items, ...paging } = pageOf(rowsOfService(input.ServiceCode, context), input);
    return { Quotas: items.map((row) => described(row, context, row.default, '')), ...paging };
  },

  GetAWSDefaultServiceQuota: (
    input: GetAWSDefaultServiceQuotaRequest,
    context: CallContext,
  ): GetAWSDefaultServiceQuotaResponse => {
    const row = rowOf(input, context);
    return { Quota: described(row, context, row.default, '') };
  },

  /** Nobody has asked for an increase: RequestServiceQuotaIncrease is no operation of the embedded cloud. */
  ListRequestedServiceQuotaChangeHistory: (
    input: ListRequestedServiceQuotaChangeHistoryRequest,
    context: CallContext,
  ): ListRequestedServiceQuotaChangeHistoryResponse => {
    if (input.ServiceCode !== undefined) rowsOfService(input.ServiceCode, context);
    return { RequestedQuotas: [...pageOf<never>([], input).items] };
  },
} satisfies Operations;

/** Codes are told apart by case, and a global service does not exist outside its one region. */
function rowsOfService(
  code: string | undefined,
  { account, region }: CallContext,
): readonly QuotaRow[] {
  const rows = rowsIn(account.quotas, region).filter(({ service }) => service === code);
  if (rows.length > 0) return rows;
  throw new AwsError(
    'NoSuchResourceException',
    'The request failed because the specified service does not exist.',
  );
}

function rowOf({ ServiceCode, QuotaCode }: GetServiceQuotaRequest, context: CallContext): QuotaRow {
  const [row] = onlyCode(rowsOfService(ServiceCode, context), QuotaCode ?? '');
  if (row) return row;
  throw new AwsError(
    'NoSuchResourceException',
    'The request failed because the specified quota does not exist.',
  );
}

function onlyCode(rows: readonly QuotaRow[], code: string | undefined): readonly QuotaRow[] {
  return code === undefined ? rows : rows.filter((row) => row.code === code);
}

function applied({ id }: QuotaRow, { account, region }: CallContext): number {
  return limitOf(account.quotas, id, region);
}

/** `owner` is the account in the ARN, empty for a default; an ARN of a global quota names no region. */
function described(
  { service, code, name, adjustable, scope }: QuotaRow,
  { account, region }: CallContext,
  Value: number,
  owner = account.id,
): ServiceQuota {
  const GlobalQuota = isGlobal(scope, service);
  return {
    ServiceCode: service,
    ServiceName: serviceNames[service],
    QuotaArn: `arn:${account.partition}:servicequotas:${GlobalQuota ? '' : region}:${owner}:${service}/${code}`,
    QuotaCode: code,
    QuotaName: name,
    Value,
    Unit: 'None',
    Adjustable: adjustable,
    GlobalQuota,
    QuotaAppliedAtLevel: 'ACCOUNT',
  };
}
