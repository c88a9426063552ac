import type { LintDocument } from '../lint/document/lint-document.ts';
import { inlineLimits, managedLimit, trustLimit } from '../lint/document/size-limits.ts';
import { compactSize } from '../lint/document/size.ts';
import { valuesIn } from '../lint/document/values-in.ts';
import type { Rule } from '../lint/rule.ts';
import { type Placeholder, placeholdersIn } from '../lint/statements/placeholders.ts';

export const sizeAfterPlaceholders: Rule = {
  id: 'size-after-placeholders',
  category: 'error',
  title: 'The policy fits once its placeholders are filled in',
  why: 'A policy that is within the limit with <Role ARN> and ACCOUNT_ID in it may be over it with real values, and AWS refuses it then.',
  fix: 'Split the policy, or leave out the Sids.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length',
  types: ['identity', 'boundary', 'trust'],
  examples: {
    bad: [
      {
        note: 'A trust policy whose role ARNs are still to be filled in',
        type: 'trust',
        also: ['placeholder-left'],
        policy: trusting(100),
        at: [''],
      },
    ],
    good: [{ type: 'trust', also: ['placeholder-left'], policy: trusting(20) }],
  },
  *check({ document }) {
    const most = limitOf(document);
    // Nothing that is far from the limit can grow over it.
    const { start, end } = document.root.range;
    if (end - start < most / 8 || !mayHold(document.view.text.slice(start, end))) return;
    const size = compactSize(document.root);
    if (size > most) return;
    const growth = growthOf(document);
    if (size + growth <= most) return;
    yield {
      at: document.root,
      message: `The policy has ${number(size)} characters now, and at least ${number(size + growth)} with values for its placeholders; AWS takes ${number(most)}.`,
    };
  },
};

/** Cheap, and nearly always enough: whether the text as it is written has a placeholder. */
function mayHold(text: string): boolean {
  return placeholdersIn(text).length > 0;
}

function limitOf({ type, attachment }: LintDocument): number {
  if (type === 'trust') return trustLimit;
  if (type === 'boundary' || attachment === undefined || attachment === 'managed') {
    return managedLimit;
  }
  return inlineLimits[attachment].most;
}

function growthOf({ root }: LintDocument): number {
  let growth = 0;
  for (const value of valuesIn(root)) {
    if (value.kind !== 'string') continue;
    for (const placeholder of placeholdersIn(value.text)) growth += growthBy(placeholder);
  }
  return growth;
}

/** What the placeholder takes less than the shortest value for it, so that nothing is said that need not come true. */
function growthBy({ written }: Placeholder): number {
  const known = SHORTEST.find(({ means }) => means.test(written));
  return (known?.length ?? 1) - written.length;
}

/** A role's ARN has a name of one character at least; `ca-west-1` is a region. */
const SHORTEST: readonly { readonly means: RegExp; readonly length: number }[] = [
  { means: /\brole\W*arn\b/i, length: 'arn:aws:iam::444455556666:role/r'.length },
  { means: /\bbucket\W*arn\b/i, length: 'arn:aws:s3:::abc'.length },
  { means: /\barn\b/i, length: 'arn:aws:s3:::abc'.length },
  { means: /^:x{12}:$/i, length: 14 },
  { means: /account/i, length: 12 },
  { means: /region/i, length: 9 },
];

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function trusting(count: number) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: Array.from({ length: count }, () => '<Role ARN>') },
        Action: 'sts:AssumeRole',
      },
    ],
  };
}
