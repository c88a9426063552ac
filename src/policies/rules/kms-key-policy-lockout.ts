import type { LintDocument } from '../lint/document/lint-document.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import type { Value } from '../lint/document/value.ts';
import { itemCovering, wordAllowing } from '../lint/patterns/covers-action.ts';
import type { Rule } from '../lint/rule.ts';

export const kmsKeyPolicyLockout: Rule = {
  id: 'kms-key-policy-lockout',
  category: 'error',
  title: 'A key policy lets somebody change the key policy',
  why: 'IAM policies count for a KMS key only where its key policy says so. A key whose policy lets nobody call kms:PutKeyPolicy cannot be managed any more, and what is encrypted with it hangs on AWS Support.',
  fix: 'Allow kms:* to the account, "arn:aws:iam::<account>:root", as AWS’s default key policy does; then IAM policies say who manages the key.',
  source:
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-default-allow-root-enable-iam',
  types: ['resource'],
  examples: {
    bad: [
      {
        note: 'A key for the product’s repositories that nobody can manage',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/repository' },
              Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*'],
              Resource: '*',
            },
          ],
        },
        at: ['/Statement'],
      },
      {
        note: 'Nobody at all may change it',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:root' },
              Action: 'kms:*',
              Resource: '*',
            },
            { Effect: 'Deny', Principal: '*', Action: ['kms:PutKeyPolicy'], Resource: '*' },
          ],
        },
        at: ['/Statement/1/Action/0'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:root' },
              Action: 'kms:*',
              Resource: '*',
            },
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/repository' },
              Action: ['kms:Decrypt', 'kms:Encrypt'],
              Resource: '*',
            },
          ],
        },
      },
      {
        note: 'Only the administrators may',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/key-administrators' },
              Action: ['kms:Create*', 'kms:Describe*', 'kms:Put*'],
              Resource: '*',
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    if (!isKeyPolicy(document)) return;
    const { statements, root } = document;
    if (document.gaps.size === 0 && !statements.some(letsManage)) {
      yield {
        at: root.member('Statement')?.value ?? root,
        message: 'Nobody is allowed kms:PutKeyPolicy: this key policy can never be changed again.',
      };
    }
    for (const statement of statements) {
      const item = deniedToAll(statement);
      if (!item) continue;
      yield {
        at: item,
        message: `${item.text} is denied to everybody: this key policy can never be changed again.`,
      };
    }
  },
};

/** The item that denies everybody, without a condition, to change the policy. */
function deniedToAll({ effect, actions, principals, value }: LintStatement): Value | undefined {
  if (effect !== 'Deny' || !actions || actions.not || value.member('Condition')) return undefined;
  const isForAll = principals?.not === false && principals.items.some(({ id }) => id.text === '*');
  return isForAll ? itemCovering(actions, PUT) : undefined;
}

const PUT = 'kms:PutKeyPolicy';

/** A policy of a key: its actions are all KMS’s, and its resource is the key itself. */
function isKeyPolicy({ statements }: LintDocument): boolean {
  return (
    statements.length > 0 &&
    statements.every(
      ({ actions, resources, principals }) =>
        principals !== undefined &&
        actions?.items.every(({ text }) => /^kms:/i.test(text)) === true &&
        (resources === undefined || resources.items.every(({ text }) => isKey(text))),
    ) &&
    statements.some(({ actions }) => (actions?.items.length ?? 0) > 0)
  );
}

function isKey(resource: string): boolean {
  return resource === '*' || /^arn:[^:]*:kms:/.test(resource);
}

/** Under a condition it may still be: only what is never allowed is told. */
function letsManage(statement: LintStatement): boolean {
  return (
    wordAllowing(statement, PUT) !== undefined &&
    (statement.principals?.not === true ||
      (statement.principals?.items ?? []).some(({ type }) => type === 'AWS' || type === '*'))
  );
}
