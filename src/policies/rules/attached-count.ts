import type { Example, Rule } from '../lint/rule.ts';

export const attachedCount: Rule = {
  id: 'attached-count',
  category: 'error',
  title: 'No more managed policies are attached than IAM takes',
  why: 'IAM attaches twenty managed policies to a role, and ten to a user or group, unless the account’s quota was raised, and refuses the next. With one policy a feature, and those of one’s own, it is soon reached.',
  fix: 'Bring several short policies together in one of up to 6,144 characters, or have the quota raised, which for groups cannot be done.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entities',
  types: ['identity'],
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
    const most = owner.kind === 'role' ? MOST_OF_ROLE : MOST;
    const over = managed[most];
    if (!over) return;
    yield {
      document: over,
      at: over.root,
      subject: owner.name,
      message: `${owner.kind} ${owner.name} has ${String(managed.length)} managed policies, and this is number ${String(most + 1)}; IAM attaches ${String(most)} unless the quota was raised.`,
    };
  },
};

/** Of users and groups; for users it can be raised. */
const MOST = 10;
/** Of roles; it was ten, and can be raised to 25. */
const MOST_OF_ROLE = 20;

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
