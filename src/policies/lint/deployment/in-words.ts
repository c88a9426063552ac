import type { Deployment } from '../context.ts';
import type { LintStatement } from '../document/statement.ts';

/** `the deployment of "backup" to eu-central-1`. */
export function deploymentInWords({ plan }: Deployment): string {
  return `the deployment of "${plan.name}" to ${plan.region}`;
}

/** `This denies`, or `Under its condition on aws:RequestedRegion this denies`: what a Deny hangs on. */
export function denyInWords({ conditions }: LintStatement): string {
  const keys = [...new Set(conditions.map(({ key }) => key.text))];
  return keys.length === 0
    ? 'This denies'
    : `Under its condition on ${listInWords(keys)} this denies`;
}

/** `a`, `a and b`, `a, b, c and 4 more`. */
export function listInWords(items: readonly string[], most = 4): string {
  if (items.length > most) {
    return `${items.slice(0, most - 1).join(', ')} and ${String(items.length - most + 1)} more`;
  }
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
