import type { LintDocument } from '../lint/document/lint-document.ts';
import { inlineLimits, managedLimit, trustLimit } from '../lint/document/size-limits.ts';
import { compactSize } from '../lint/document/size.ts';
import type { Rule } from '../lint/rule.ts';

export const sizeNearLimit: Rule = {
  id: 'size-near-limit',
  category: 'suggestion',
  title: 'The policy leaves room to grow',
  why: 'A policy within a tenth of its limit takes a few more actions only. The next version of the product, or another bucket, may be the one that does not fit, when it is needed at once.',
  fix: 'Split the policy before it has to be, or fold actions with a common beginning into one with a wildcard.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length',
  types: ['identity', 'boundary', 'trust'],
  examples: {
    bad: [{ attachment: 'managed', policy: listing(156), at: [''] }],
    good: [{ attachment: 'managed', policy: listing(140) }],
  },
  *check({ document }) {
    const { most, place } = limitOf(document);
    // A document that is short as it is written is shorter without its white space.
    if (document.root.range.end - document.root.range.start < most * NEAR) return;
    const size = compactSize(document.root);
    if (size > most || size < most * NEAR) return;
    yield {
      at: document.root,
      message: `The policy has ${number(size)} of the ${number(most)} characters that ${place} takes, white space left out.`,
    };
  },
};

const NEAR = 0.9;

function limitOf({ type, attachment }: LintDocument): {
  readonly most: number;
  readonly place: string;
} {
  if (type === 'trust') return { most: trustLimit, place: 'the trust policy of a role' };
  if (type === 'boundary' || attachment === undefined || attachment === 'managed') {
    return { most: managedLimit, place: 'a managed policy' };
  }
  const { most, who } = inlineLimits[attachment];
  return { most, place: `a ${who} for all its inline policies` };
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function listing(count: number) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: Array.from(
          { length: count },
          (_, index) => `arn:aws:s3:::monthly-reports-${String(index + 1000)}/*`,
        ),
      },
    ],
  };
}
