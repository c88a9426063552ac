import type { Report } from '../../vocabulary/report.ts';
import { targetWords } from '../words.ts';

/** What was run, against what, as whom. */
export interface HeaderView {
  readonly title: string;
  readonly facts: readonly string[];
  readonly caller?: string;
}

export function headerOf({
  tool,
  command,
  target,
  account,
}: Pick<Report, 'tool' | 'command' | 'target' | 'account'>): HeaderView {
  return {
    title: `${tool.name} ${command}`,
    facts:
      target.kind === 'files'
        ? [`AWS permission data ${tool.catalogue.iamData ?? ''}`]
        : [
            `Veeam Backup for AWS ${tool.catalogue.productVersion}`,
            ...(account ? [`account ${account.id}`, account.region] : []),
            targetWords(target),
          ],
    ...(account && { caller: account.arn }),
  };
}
