import { regionalArn } from './arn.ts';
import { rowsOf, type Need, type Rows, type Scope } from './row.ts';

const page =
  'https://docs.aws.amazon.com/service-authorization/latest/reference/list_servicequotas.html';

interface QuotaInput {
  readonly ServiceCode?: string;
  readonly QuotaCode?: string;
}

export const serviceQuotasRows: Rows = rowsOf(page, {
  GetServiceQuota: ({ ServiceCode = '*', QuotaCode = '*' }: QuotaInput, scope) => [
    {
      action: 'servicequotas:GetServiceQuota',
      resource: regionalArn(scope, 'servicequotas', `${ServiceCode}/${QuotaCode}`),
      type: 'quota',
      keys: { 'servicequotas:service': ServiceCode === '*' ? undefined : ServiceCode },
    },
  ],
  GetAWSDefaultServiceQuota: onAnything,
  ListAWSDefaultServiceQuotas: onAnything,
  ListServiceQuotas: onAnything,
  ListServices: onAnything,
});

function onAnything(_input: object, { call }: Scope): readonly Need[] {
  return [{ action: `servicequotas:${call.operation}`, resource: '*' }];
}
