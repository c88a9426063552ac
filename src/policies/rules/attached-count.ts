import type { Example, Rule } from '../lint/rule.ts';
import { attachedQuota } from '../lint/tables/attached-quota.ts';

export const attachedCount: Rule = {
  id: 'attached-count',
  category: 'error',
  title: 'No more managed policies are attached than IAM takes',
  why: 'IAM attaches twenty managed policies to a role, and ten to a user or group, unless the account’s quota was raised, and refuses the next. With one policy a feature, and those of one’s own, it is soon reached.',
  fix: 'Bring several short policies together in one of up to 6,144 characters, or have the quota raised, which for groups cannot be done.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entities',
  types: ['identity', 'trust'],
  examples: {
    bad: [
      {
        note: 'The first of twenty-one managed policies of a role',
        ...attached(21),
        at: [''],
      },
    ],
    good: [{ note: 'The first of twenty', ...attached(20) }],
  },
  *checkSet({ set: { owner, documents } }) {
    // Two policies that nothing joins to the same identity are not attached together.
    if (!owner) return;
    const managed = documents.filter(({ attachment }) => attachment === 'managed');
    const unread = new Set(
      documents.flatMap((document) =>
        (document.unread ?? []).flatMap(({ name, isManaged }) => (isManaged ? [name] : [])),
      ),
    );
    const count = managed.length + unread.size;
    const most = attachedQuota[owner.kind];
    const over = managed[most] ?? managed.at(-1) ?? documents[0];
    if (count <= most || !over) return;
    yield {
      document: over,
      at: over.root,
      subject: owner.name,
      message: `The ${owner.kind} ${owner.name} has ${String(count)} managed policies${managed[most] ? `, and this is number ${String(most + 1)}` : ''}; IAM attaches ${String(most)}${owner.kind === 'group' ? ' to a group' : ' unless the quota was raised'}.`,
    };
  },
};

function attached(count: number): Pick<Example, 'policy' | 'attachment' | 'with'> {
  const [first, ...others] = Array.from({ length: count }, (_, index) => ({
    attachment: 'managed' as const,
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
