import { grantingStatement } from '../policies/authorise/granting-statement.ts';
import type { QuotaRow } from '../policies/catalogue/quota.ts';
import type { Remedy } from '../vocabulary/result.ts';

/** A statement to add to a policy of the identity. */
export function allowAction(action: string, text: string): Remedy {
  return { text, patch: grantingStatement(action) };
}

/** A statement to add to a trust policy. */
export function trustPrincipal(principal: Readonly<Record<string, string>>, text: string): Remedy {
  return { text, patch: json({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }) };
}

/** A request for a higher quota; `region` is the one that keeps the quota. */
export function raiseQuota(row: QuotaRow, wanted: number, region: string): Remedy {
  if (!row.adjustable) {
    return {
      text: `${row.name} cannot be raised: remove what is not used, or use another account.`,
    };
  }
  const command = [
    'aws service-quotas request-service-quota-increase',
    `--service-code ${row.service}`,
    `--quota-code ${row.code}`,
    `--desired-value ${wanted}`,
    `--region ${region}`,
  ];
  return { text: `Remove what is not used, or ask AWS for ${wanted}.`, patch: command.join(' ') };
}

function json(statement: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(statement, null, 2);
}
