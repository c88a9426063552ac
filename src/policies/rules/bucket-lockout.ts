import type { LintStatement, PrincipalWord } from '../lint/document/statement.ts';
import type { Value } from '../lint/document/value.ts';
import { itemCovering } from '../lint/patterns/covers-action.ts';
import type { Rule } from '../lint/rule.ts';
import { hasUntoldPart } from '../lint/statements/untold.ts';

export const bucketLockout: Rule = {
  id: 'bucket-lockout',
  category: 'security',
  title: 'A bucket policy does not keep everybody out',
  why: 'A Deny for everybody, without a condition, also holds for those who would mend the policy: only the root user of the bucket’s account can still remove it. Backups in the bucket are out of reach until then.',
  fix: 'Exempt the roles that manage and use the bucket by a condition on aws:PrincipalArn.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html',
  types: ['resource'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:*',
              Resource: ['arn:aws:s3:::backups', 'arn:aws:s3:::backups/*'],
            },
          ],
        },
        at: ['/Statement/0/Principal'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:*',
              Resource: ['arn:aws:s3:::backups', 'arn:aws:s3:::backups/*'],
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:PutObjectAcl',
              Resource: 'arn:aws:s3:::backups/*',
            },
            {
              Effect: 'Deny',
              Principal: { AWS: 'arn:aws:iam::444455556666:user/guest' },
              Action: 's3:*',
              Resource: 'arn:aws:s3:::backups',
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const statement of document.statements) {
      const everybody = everybodyDenied(statement);
      const word = everybody && wordDenying(statement);
      if (!word || !concernsBucket(statement) || hasUntoldPart(document, statement)) continue;
      yield {
        at: everybody,
        message: `This denies everybody ${word}: only the root user of the bucket’s account can undo it.`,
      };
    }
  },
};

/** Who is meant by a Deny without a condition, if that is everybody. */
function everybodyDenied({ effect, principals, value }: LintStatement): Value | undefined {
  if (effect !== 'Deny' || !principals || principals.not || value.member('Condition')) {
    return undefined;
  }
  return principals.items.find(isEverybody)?.id;
}

function isEverybody({ id, type }: PrincipalWord): boolean {
  return id.text === '*' && (type === 'AWS' || type === '*');
}

/** The item by which the policy can no longer be changed; the action itself where NotAction leaves it out. */
function wordDenying({ actions }: LintStatement): string | undefined {
  const item = actions && itemCovering(actions, PUT);
  return actions?.not ? (item ? undefined : PUT) : item?.text;
}

const PUT = 's3:PutBucketPolicy';

/** Whether a bucket itself is meant, and not what is in it. */
function concernsBucket({ resources }: LintStatement): boolean {
  if (!resources || resources.not) return false;
  return resources.items.some(({ text }) => /^arn:[^:]*:s3:::[^/]+$/.test(text));
}
