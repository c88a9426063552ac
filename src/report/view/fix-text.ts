import type { ReportResult } from '../../vocabulary/report.ts';

/** What to do, and whether a machine does it. */
export function fixText({ remedy }: Pick<ReportResult, 'remedy'>): string | undefined {
  if (!remedy) return undefined;
  const { text, fix } = remedy;
  if (!fix?.safe) return text;
  return `${text} (${fix.refused === undefined ? '--fix does it' : `--fix does not: ${fix.refused}`})`;
}
