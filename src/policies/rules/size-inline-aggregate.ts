import type { Attachment, LintDocument } from '../lint/document/lint-document.ts';
import { compactSize } from '../lint/document/size.ts';
import type { Rule } from '../lint/rule.ts';

export const sizeInlineAggregate: Rule = {
  id: 'size-inline-aggregate',
  category: 'error',
  title: 'The inline policies of one identity fit together',
  why: 'The quota of inline policies is one for all of them: 2,048 characters for a user, 5,120 for a group, 10,240 for a role, white space left out. The policy that is one too many is refused, however short it is.',
  fix: 'Make managed policies of the longer ones: each has 6,144 characters of its own.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length',
  types: ['identity'],
  examples: {
    bad: [
      {
        note: 'Two inline policies of a user, of 1,100 characters each',
        attachment: 'inline-user',
        policy: listing('first', 45),
        with: [{ attachment: 'inline-user', policy: listing('second', 45) }],
        at: [''],
      },
    ],
    good: [
      {
        note: 'One of the two as a managed policy',
        attachment: 'inline-user',
        policy: listing('first', 45),
        with: [{ attachment: 'managed', policy: listing('second', 45) }],
      },
    ],
  },
  *checkSet({ set }) {
    for (const [attachment, { most, who }] of Object.entries(LIMITS)) {
      const documents = set.documents.filter((document) => document.attachment === attachment);
      const over = overflowing(documents, most);
      if (documents.length < 2 || !over) continue;
      yield {
        document: over.document,
        at: over.document.root,
        message: `With this one the ${String(documents.length)} inline policies of the ${who} have ${over.size.toLocaleString('en-US')} characters together; AWS takes ${most.toLocaleString('en-US')}.`,
      };
    }
  },
};

const LIMITS: Readonly<
  Record<Exclude<Attachment, 'managed'>, { readonly most: number; readonly who: string }>
> = {
  'inline-user': { most: 2048, who: 'user' },
  'inline-group': { most: 5120, who: 'group' },
  'inline-role': { most: 10_240, who: 'role' },
};

/** The first document with which the limit is passed, and the size of all. */
function overflowing(
  documents: readonly LintDocument[],
  most: number,
): { readonly document: LintDocument; readonly size: number } | undefined {
  let size = 0;
  let first: LintDocument | undefined;
  for (const document of documents) {
    size += compactSize(document.root);
    if (size > most) first ??= document;
  }
  return first && { document: first, size };
}

function listing(bucket: string, count: number) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: Array.from(
          { length: count },
          (_, index) => `arn:aws:s3:::${bucket}-${String(index)}/*`,
        ),
      },
    ],
  };
}
