import type { QuotaId, QuotaRow } from '../../../policies/catalogue/quota.ts';
import { quotaRows } from '../../../policies/catalogue/quotas.ts';

/** Limits of an account: the catalogue's quotas, and the values that differ from AWS's defaults. */
export interface QuotaState {
  readonly rows: readonly QuotaRow[];
  /** Region in which account-wide quotas are kept. */
  readonly home: string;
  /** Values applied to the account in place of the default, by region and id. */
  readonly applied: Map<string, Map<QuotaId, number>>;
}

/** Every quota at AWS's default. */
export function newQuotaState(
  partition = 'aws',
  rows: readonly QuotaRow[] = quotaRows,
): QuotaState {
  return { rows, home: homeRegion(partition), applied: new Map() };
}

/** What AWS allows of `id` in the region: the applied value, else the default. */
export function limitOf(state: QuotaState, id: QuotaId, region: string): number {
  const row = rowOf(state, id);
  return state.applied.get(placeOf(state, row, region))?.get(id) ?? row.default;
}

/** As if AWS had granted another value. An account-wide quota is set for every region at once. */
export function setLimit(state: QuotaState, id: QuotaId, region: string, value: number): void {
  const place = placeOf(state, rowOf(state, id), region);
  const values = state.applied.get(place) ?? new Map<QuotaId, number>();
  state.applied.set(place, values.set(id, value));
}

/** Rows that Service Quotas of that region knows: account-wide ones stand in one region only. */
export function rowsIn({ rows, home }: QuotaState, region: string): readonly QuotaRow[] {
  return rows.filter(({ scope, service }) => region === home || !isGlobal(scope, service));
}

/** Whether a row is kept for the whole account: by its scope, and because IAM has no regions. */
export function isGlobal(scope: QuotaRow['scope'], service: QuotaRow['service']): boolean {
  return scope === 'account' || service === 'iam';
}

/** Source: https://docs.aws.amazon.com/general/latest/gr/servicequotas.html, https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-s3.html */
function homeRegion(partition: string): string {
  switch (partition) {
    case 'aws-us-gov':
      return 'us-gov-west-1';
    case 'aws-cn':
      return 'cn-north-1';
    default:
      return 'us-east-1';
  }
}

function placeOf({ home }: QuotaState, { scope, service }: QuotaRow, region: string): string {
  return isGlobal(scope, service) ? home : region;
}

function rowOf({ rows }: QuotaState, id: QuotaId): QuotaRow {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new Error(`the catalogue has no quota ${id}`);
  return row;
}
