import { quotaNeeds, type QuotaNeed } from '../../policies/catalogue/quota-needs.ts';
import type { QuotaRow } from '../../policies/catalogue/quota.ts';
import { quotaRows } from '../../policies/catalogue/quotas.ts';
import type { QuotaFact, RegionFacts } from '../../vocabulary/facts.ts';
import type { Evidence } from '../../vocabulary/result.ts';
import { defineCheck, type Judgement } from '../check.ts';
import { homeRegion } from '../home-region.ts';
import { raiseQuota } from '../remedies.ts';

/** A deployment that leaves this share of a limit, or less, is warned about. */
const lowShare = 0.2;

/** The account has room for what the plan creates. */
export const quota = defineCheck({
  id: 'check/quota',
  category: 'quota',
  title: 'Quotas',
  needs: ['quotas', 'regionFacts'],
  expected: () => quotaRows.length,
  *run({ quotas, regionFacts, partition, region }, plan) {
    const needs = quotaNeeds(plan, vcpus(regionFacts));
    for (const row of quotaRows) {
      const need = needs.find(({ id }) => id === row.id);
      const fact = quotas.find(({ id }) => id === row.id);
      yield judge(row, need, fact, row.scope === 'account' ? homeRegion(partition) : region);
    }
  },
});

function vcpus({ instanceType }: RegionFacts): number | undefined {
  return 'value' in instanceType ? instanceType.value.vcpus : undefined;
}

function judge(
  row: QuotaRow,
  need: QuotaNeed | undefined,
  fact: QuotaFact | undefined,
  region: string,
): Judgement {
  const title = `Room under ${row.name}`;
  const common = { subject: row.id, title, severity: 'error', evidence: [] } as const;
  if (need?.need === 0) {
    return {
      ...common,
      status: 'skipped',
      severity: 'info',
      message: `Nothing needed: ${need.why}.`,
    };
  }
  if (need?.need === undefined) {
    const why = need
      ? `it is not known how many are needed (${need.why})`
      : 'the plan says nothing of it';
    return { ...common, status: 'unknown', message: `Not decided: ${why}.` };
  }
  if (!fact) return { ...common, status: 'unknown', message: 'Usage and limit were not read.' };
  if ('unknown' in fact.limit) return { ...common, ...unknownPart('The limit', fact.limit) };
  if ('unknown' in fact.used) return { ...common, ...unknownPart('The usage', fact.used) };
  const { value: limit, source } = fact.limit.value;
  return {
    ...common,
    ...weigh(row, { need: need.need, used: fact.used.value, limit, source }, need.why, region),
  };
}

type Verdict = Omit<Judgement, 'subject' | 'title'>;
type Figures = NonNullable<Judgement['quota']>;

function weigh(row: QuotaRow, figures: Figures, why: string, region: string): Verdict {
  const { need, used, limit, source } = figures;
  const left = limit - used - need;
  const label =
    source === 'default' ? `AWS's default of ${row.asOf}, not read from the account` : 'applied';
  const sums = `Need ${need} (${why}), in use ${used}, limit ${limit} (${label})`;
  const base = {
    severity: 'error',
    quota: figures,
    evidence: [evidenceOf(row, source, region)],
  } as const;
  const low = limit * lowShare;
  if (left > low) return { ...base, status: 'pass', message: `${sums}.` };
  if (left >= 0) {
    const message = `${sums}: ${left} left afterwards.`;
    const remedy = raiseQuota(row, used + need + Math.max(1, Math.ceil(low)), region);
    return { ...base, status: 'warn', severity: 'warning', message, remedy };
  }
  const message = `${sums}: ${-left} too few.`;
  if (source === 'default') return { ...base, ...perhapsRaised(message) };
  return { ...base, status: 'fail', message, remedy: raiseQuota(row, used + need, region) };
}

function evidenceOf(row: QuotaRow, source: Figures['source'], region: string): Evidence {
  return source === 'applied'
    ? { kind: 'probe', detail: `limit read in ${region}, usage counted` }
    : {
        kind: 'documented',
        detail: `default of ${row.service}/${row.code} as of ${row.asOf}: ${row.source}`,
      };
}

/** A limit that nobody read may have been raised: then it is not known that the account is short. */
function perhapsRaised(message: string): Pick<Verdict, 'status' | 'message' | 'remedy'> {
  const text =
    'Allow servicequotas:ListServiceQuotas, so that the limit of the account can be read.';
  return {
    status: 'unknown',
    message: `${message} The account's own limit may be higher.`,
    remedy: { text },
  };
}

function unknownPart(
  what: string,
  { unknown, needs = [] }: { readonly unknown: string; readonly needs?: readonly string[] },
): Pick<Verdict, 'status' | 'message' | 'remedy'> {
  return {
    status: 'unknown',
    message: `${what} could not be read: ${unknown}`,
    ...(needs.length > 0 && { remedy: { text: `Allow ${needs.join(', ')}.` } }),
  };
}
