import type { Example, Rule } from '../lint/rule.ts';
import { attachedQuota } from '../lint/tables/attached-quota.ts';

export const inlineTooMany: Rule = {
  id: 'inline-too-many',
  category: 'suggestion',
  title: 'An identity has few inline policies',
  why: 'Inline policies share one limit of size, have no versions to go back to and are in no list of policies. More than twenty of a role, or ten of a user or group, cannot even become managed policies one by one, since IAM attaches no more.',
  fix: 'Bring them together in managed policies, each of which has 6,144 characters of its own.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
  types: ['identity'],
  examples: {
    bad: [{ note: 'The first of twenty-one inline policies', ...embedded(21), at: [''] }],
    good: [{ note: 'The first of twenty', ...embedded(20) }],
  },
  *checkSet({ set: { owner, documents } }) {
    const inline = documents.filter(({ attachment }) => attachment?.startsWith('inline-'));
    const over = owner && inline[attachedQuota[owner.kind]];
    if (!over) return;
    yield {
      document: over,
      at: over.root,
      subject: owner.name,
      message: `The ${owner.kind} ${owner.name} has ${String(inline.length)} inline policies.`,
    };
  },
};

function embedded(count: number): Pick<Example, 'policy' | 'attachment' | 'with'> {
  const [first, ...others] = Array.from({ length: count }, (_, index) => ({
    attachment: 'inline-role' as const,
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: `arn:aws:s3:::reports-${String(index + 1)}/*`,
        },
      ],
    },
  }));
  return { policy: '', ...first, with: others };
}
