import type { LintDocument } from '../lint/document/lint-document.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import type { Word } from '../lint/document/value.ts';
import { itemCovering, wordAllowing } from '../lint/patterns/covers-action.ts';
import type { Rule } from '../lint/rule.ts';
import { hasUntoldPart } from '../lint/statements/untold.ts';

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
      {
        note: 'The same, said the other way round',
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
              Effect: 'Deny',
              Principal: { AWS: '*' },
              NotAction: ['kms:Decrypt', 'kms:Describe*'],
              Resource: '*',
            },
          ],
        },
        at: ['/Statement/1/NotAction'],
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
        note: 'The policy of a VPC endpoint, which is of no key',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*' },
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/repository' },
              Action: 'kms:Encrypt',
              Resource:
                'arn:aws:kms:eu-central-1:444455556666:key/0123abcd-ab12-cd34-ef56-0123456789ab',
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
      if (!item || hasUntoldPart(document, statement)) continue;
      yield {
        at: item,
        message: `${item.text === 'NotAction' ? `${PUT}, which NotAction leaves in,` : item.text} is denied to everybody: this key policy can never be changed again.`,
      };
    }
  },
};

/** The word that denies everybody, without a condition, to change the policy. */
function deniedToAll(statement: LintStatement): Word | undefined {
  const { effect, actions, value } = statement;
  if (effect !== 'Deny' || !actions || value.member('Condition') || !isForAll(statement)) {
    return undefined;
  }
  const item = itemCovering(actions, PUT);
  return actions.not ? (item ? undefined : actions.key) : item;
}

function isForAll({ principals }: LintStatement): boolean {
  return principals?.not === false && principals.items.some(({ id }) => id.text === '*');
}

const PUT = 'kms:PutKeyPolicy';

/**
 * A policy of a key: its actions are all KMS’s, and its resource is the key itself, `*`. The policy of a VPC endpoint names
 * keys, or lets everybody do what the keys allow.
 */
function isKeyPolicy({ statements }: LintDocument): boolean {
  return (
    statements.length > 0 &&
    statements.every(
      (statement) =>
        statement.principals !== undefined &&
        statement.actions?.items.every(({ text }) => /^kms:/i.test(text)) === true &&
        (statement.resources?.items ?? []).every(({ text }) => text === '*') &&
        !isOpenToAll(statement),
    ) &&
    statements.some(({ actions }) => (actions?.items.length ?? 0) > 0)
  );
}

function isOpenToAll(statement: LintStatement): boolean {
  return (
    statement.effect === 'Allow' && isForAll(statement) && !statement.value.member('Condition')
  );
}

/** Under a condition it may still be: only what is never allowed is told. */
function letsManage(statement: LintStatement): boolean {
  return (
    wordAllowing(statement, PUT) !== undefined &&
    (statement.principals?.not === true ||
      (statement.principals?.items ?? []).some(({ type }) => type === 'AWS' || type === '*'))
  );
}
