import type { AccessAnalyzerCode } from '../lint/access-analyzer-codes.ts';
import type { Lexicon } from '../lint/lexicon/lexicon.ts';
import { type ArnParts, arnPartsOf, isOpen, spotOf, withPart } from '../lint/patterns/arn-parts.ts';
import { formsMeant } from '../lint/patterns/resource-forms.ts';
import { typesWithResource } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';
import { isFilledIn } from '../lint/statements/condition-lines.ts';
import { placeholdersIn } from '../lint/statements/placeholders.ts';
import { canBeAwsOwned } from '../lint/tables/aws-owned-resources.ts';

export const arnAccount: Rule = {
  id: 'arn-account',
  category: 'error',
  title: 'Every ARN has an account where its kind of resource has one, and only there',
  why: 'The fifth field of an ARN is the account, twelve digits. Letter for letter compared, an ARN with an account too many, too few or mistyped means no resource.',
  fix: 'Name the account or "*" where AWS documents one for the type of resource; leave the field empty where it does not, as for S3 buckets.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-arn-account',
  aws: ['INVALID_ARN_ACCOUNT', 'MISSING_ARN_ACCOUNT', 'ARN_ACCOUNT_NOT_ALLOWED'],
  types: typesWithResource,
  when: ['arn'],
  examples: {
    bad: [
      {
        note: 'Eleven digits',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sqs:SendMessage',
              Resource: 'arn:aws:sqs:us-east-1:44445555666:orders',
            },
          ],
        },
        at: ['/Statement/0/Resource'],
      },
      {
        note: 'The console shows account ids with hyphens; a name of one is no id',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sqs:SendMessage',
              Resource: [
                'arn:aws:sqs:us-east-1:4444-5555-6666:orders',
                'arn:aws:sqs:us-east-1:Production:orders',
              ],
            },
          ],
        },
        at: ['/Statement/0/Resource/0', '/Statement/0/Resource/1'],
      },
      {
        note: 'Parameters of AWS’s own have no account, one’s own have',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ssm:GetParameter',
              Resource: 'arn:aws:ssm:us-east-1::parameter/backup/password',
            },
          ],
        },
        at: ['/Statement/0/Resource'],
      },
      {
        note: 'A role belongs to an account',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'iam:GetRole', Resource: 'arn:aws:iam:::role/backup' },
          ],
        },
        at: ['/Statement/0/Resource'],
      },
      {
        note: 'The ARN of a bucket has no account',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:ListBucket',
              Resource: 'arn:aws:s3::444455556666:reports',
            },
          ],
        },
        at: ['/Statement/0/Resource'],
      },
    ],
    good: [
      {
        note: 'Policies of AWS’s own are in the account "aws", its images and documents in none',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:GetPolicy',
              Resource: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
            },
            {
              Effect: 'Allow',
              Action: ['ssm:GetDocument', 'ssm:GetParameter'],
              Resource: [
                'arn:aws:ssm:*::document/AWS-RunShellScript',
                'arn:aws:ssm:*::parameter/aws/service/*',
              ],
            },
            {
              Effect: 'Allow',
              Action: 'ec2:DeregisterImage',
              Resource: 'arn:aws:ec2:*::image/*',
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { resources } of document.statements) {
      for (const item of resources?.items ?? []) {
        const arn = arnPartsOf(item.text);
        const fault = arn && faultOf(arn, names);
        if (!fault) continue;
        yield {
          at: spotOf(item, arn.account),
          subject: item.text,
          message: fault.message,
          aws: fault.aws,
          ...(fault.meant === undefined
            ? {}
            : {
                fix: {
                  safe: false,
                  title: fault.meant === '' ? 'Remove the account' : `Write ${fault.meant}`,
                  edits: [
                    {
                      kind: 'replace',
                      value: item,
                      by: withPart(item.text, arn.account, fault.meant),
                    },
                  ],
                },
              }),
        };
      }
    }
  },
};

interface Fault {
  readonly aws: AccessAnalyzerCode;
  readonly message: string;
  readonly meant?: string;
}

function faultOf(arn: ArnParts, names: Lexicon): Fault | undefined {
  const account = arn.account.text;
  if (isOpen(account)) return undefined;
  if (account === '') return missing(arn, names);
  const forms = formsMeant(names, arn);
  if (forms.some((form) => form.account === account) || isPlaceholder(account)) return undefined;
  if (forms.length > 0 && forms.every((form) => form.account === '')) {
    return {
      aws: 'ARN_ACCOUNT_NOT_ALLOWED',
      message: `ARNs of ${arn.service.text} like this one have no account: the field must be empty.`,
      meant: '',
    };
  }
  // AWS's own resources are in the account "aws".
  if (/^\d{12}$|^aws$/.test(account)) return undefined;
  const plain = account.replaceAll(/[\s-]/g, '').toLowerCase();
  return {
    aws: 'INVALID_ARN_ACCOUNT',
    message: `"${account}" is no account id: those have twelve digits.`,
    ...(/^(?:\d{12}|aws)$/.test(plain) ? { meant: plain } : {}),
  };
}

/** Of those placeholder-left speaks. */
function isPlaceholder(account: string): boolean {
  return /^x+$/i.test(account) || !isFilledIn(account) || placeholdersIn(account).length > 0;
}

function missing(arn: ArnParts, names: Lexicon): Fault | undefined {
  if (canBeAwsOwned(arn.service.text, arn.resource.text)) return undefined;
  const forms = formsMeant(names, arn);
  return forms.length > 0 && forms.every((form) => form.account.includes('$'))
    ? {
        aws: 'MISSING_ARN_ACCOUNT',
        message: `ARNs of ${arn.service.text} like this one name an account, or "*" for all.`,
        meant: '*',
      }
    : undefined;
}
