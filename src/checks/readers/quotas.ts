import { GetAccountSummaryCommand, type SummaryKeyType } from '@aws-sdk/client-iam';
import { paginateListServiceQuotas } from '@aws-sdk/client-service-quotas';

import type { QuotaRow } from '../../policies/catalogue/quota.ts';
import { quotaRows } from '../../policies/catalogue/quotas.ts';
import type { Known, QuotaFact } from '../../vocabulary/facts.ts';
import { homeRegion } from '../home-region.ts';
import { attempt } from './attempt.ts';
import { once } from './once.ts';
import { gather } from './pages.ts';
import type { Caller, Reading } from './reading.ts';
import { countUsage } from './usage.ts';

/**
 * Limit and usage of every quota of the catalogue. A whole list of Service Quotas costs one call or two, less than one
 * call a quota; IAM's figures come from one call of IAM. A limit that cannot be read is AWS's dated default, and says so.
 */
export async function readQuotas(reading: Reading, caller: Caller): Promise<readonly QuotaFact[]> {
  const summary = once(() => readSummary(reading));
  const applied = byKey((key: string) => readApplied(reading, key));
  return Promise.all(
    quotaRows.map(async (row): Promise<QuotaFact> => {
      if (row.summary) return fromSummary(row, row.summary, await summary());
      const region =
        row.scope === 'account' ? homeRegion(caller.partition) : reading.connection.region;
      const [limits, used] = await Promise.all([
        applied(`${row.service} ${region}`),
        countUsage(row.id, reading, caller),
      ]);
      return { id: row.id, limit: { value: limitOf(row, limits) }, used };
    }),
  );
}

type Limits = Known<ReadonlyMap<string, number>>;

/** `key`: service code and region. */
function readApplied({ clients, slot, signal }: Reading, key: string): Promise<Limits> {
  const [ServiceCode = '', region = ''] = key.split(' ');
  return attempt(['servicequotas:ListServiceQuotas'], async () => {
    const client = await clients.get('service-quotas', region);
    const pages = paginateListServiceQuotas({ client }, { ServiceCode });
    const quotas = await slot(() => gather(pages, ({ Quotas = [] }) => Quotas, signal));
    return new Map(
      quotas.flatMap(({ QuotaCode, Value }) =>
        QuotaCode === undefined || Value === undefined ? [] : [[QuotaCode, Value] as const],
      ),
    );
  });
}

function limitOf(
  row: QuotaRow,
  limits: Limits,
): { readonly value: number; readonly source: 'applied' | 'default' } {
  const value = 'value' in limits ? limits.value.get(row.code) : undefined;
  return value === undefined
    ? { value: row.default, source: 'default' }
    : { value, source: 'applied' };
}

type Summary = Known<Partial<Record<SummaryKeyType, number>>>;

/** Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html */
function readSummary({ clients, slot, signal }: Reading): Promise<Summary> {
  return attempt(['iam:GetAccountSummary'], async () => {
    const iam = await clients.get('iam');
    const { SummaryMap = {} } = await slot(() =>
      iam.send(new GetAccountSummaryCommand({}), { abortSignal: signal }),
    );
    return SummaryMap;
  });
}

function fromSummary(
  row: QuotaRow,
  keys: NonNullable<QuotaRow['summary']>,
  summary: Summary,
): QuotaFact {
  if ('unknown' in summary) {
    return {
      id: row.id,
      limit: { value: { value: row.default, source: 'default' } },
      used: summary,
    };
  }
  const figures: Readonly<Record<string, number | undefined>> = summary.value;
  const used = figures[keys.used];
  const limit = figures[keys.limit];
  return {
    id: row.id,
    limit: {
      value:
        limit === undefined
          ? { value: row.default, source: 'default' }
          : { value: limit, source: 'applied' },
    },
    used:
      used === undefined
        ? { unknown: `iam:GetAccountSummary does not say ${keys.used}.` }
        : { value: used },
  };
}

function byKey<T>(make: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
