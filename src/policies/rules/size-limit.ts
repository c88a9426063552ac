import type { AccessAnalyzerCode } from '../lint/access-analyzer-codes.ts';
import type { LintDocument, PolicyType } from '../lint/document/lint-document.ts';
import { compactSize, writtenSize } from '../lint/document/size.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Rule } from '../lint/rule.ts';

export const sizeLimit: Rule = {
  id: 'size-limit',
  category: 'error',
  title: 'The policy fits where it will be attached',
  why: 'AWS refuses a policy that is longer than its place takes: a managed policy 6,144 characters, the trust policy of a role 2,048, all inline policies of a role 10,240. White space does not count in IAM.',
  fix: 'Split the policy into several, fold actions with a common beginning into one with a wildcard, or leave out the Sids.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length',
  aws: [
    'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA',
    'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA',
    'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA',
    'POLICY_SIZE_EXCEEDS_SCP_QUOTA',
    'POLICY_SIZE_EXCEEDS_RCP_QUOTA',
  ],
  types: allTypes,
  examples: {
    bad: [
      {
        note: 'A trust policy of more than 2,048 characters (the quota can be raised to 4,096)',
        type: 'trust',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Principal: {
                AWS: Array.from(
                  { length: 40 },
                  (_, index) =>
                    `arn:aws:iam::4444555566${String(index + 10)}:role/backup/appliance-${String(index)}`,
                ),
              },
            },
          ],
        },
        at: [''],
      },
    ],
    good: [
      {
        type: 'trust',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Principal: { Service: 'ec2.amazonaws.com' },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    const limit = limitOf(document);
    if (!limit) return;
    const size = limit.asWritten ? writtenSize(document) : compactSize(document.root);
    if (size <= limit.most || document.statements.length === 0) return;
    yield {
      at: document.root,
      message: `The policy has ${number(size)} characters${limit.asWritten ? '' : ' without white space'}; ${limit.place} takes ${number(limit.most)}${limit.more ?? ''}.`,
      aws: limit.aws,
    };
  },
};

interface Limit {
  readonly most: number;
  /** What takes no more. */
  readonly place: string;
  /** What holds besides. */
  readonly more?: string;
  /** White space counts. */
  readonly asWritten?: true;
  readonly aws: AccessAnalyzerCode;
}

const IDENTITY = 'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA';

/**
 * Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length,
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html (control policies),
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html (session policy, a parameter of a call)
 */
const LIMITS: Readonly<Record<Exclude<PolicyType, 'identity' | 'resource'>, Limit>> = {
  boundary: { most: 6144, place: 'a managed policy, which a boundary is,', aws: IDENTITY },
  session: {
    most: 2048,
    place: 'a session policy',
    more: ', white space included',
    asWritten: true,
    aws: IDENTITY,
  },
  trust: {
    most: 2048,
    place: 'the trust policy of a role',
    more: ' (the quota can be raised to 4,096)',
    aws: 'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA',
  },
  scp: {
    // Twice what older pages and tools name.
    most: 10_240,
    place: 'a service control policy',
    more: ', white space included where it is not saved with the console',
    asWritten: true,
    aws: 'POLICY_SIZE_EXCEEDS_SCP_QUOTA',
  },
  rcp: {
    most: 5120,
    place: 'a resource control policy',
    more: ', white space included where it is not saved with the console',
    asWritten: true,
    aws: 'POLICY_SIZE_EXCEEDS_RCP_QUOTA',
  },
};

const RESOURCE = 'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA';

/**
 * Of the resources that the product uses, by the service whose actions the policy is about. Sources:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html (20 KB),
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html (32 KB)
 */
const RESOURCE_LIMITS: readonly (Limit & { readonly action: RegExp })[] = [
  { action: /^s3:/i, most: 20_480, place: 'a bucket policy', aws: RESOURCE },
  { action: /^kms:/i, most: 32_768, place: 'a key policy', aws: RESOURCE },
];

const INLINE = {
  'inline-user': { most: 2048, place: 'a user, all inline policies together,', aws: IDENTITY },
  'inline-group': { most: 5120, place: 'a group, all inline policies together,', aws: IDENTITY },
  'inline-role': { most: 10_240, place: 'a role, all inline policies together,', aws: IDENTITY },
} as const satisfies Record<string, Limit>;

/** Undefined for policies of resources of which no limit is known here. */
function limitOf(document: LintDocument): Limit | undefined {
  const { type, attachment, root } = document;
  if (type === 'resource') {
    return RESOURCE_LIMITS.find(({ action }) =>
      document.statements.some(({ actions }) =>
        actions?.items.some(({ text }) => action.test(text)),
      ),
    );
  }
  if (type !== 'identity') return LIMITS[type];
  if (attachment !== undefined && attachment !== 'managed') return INLINE[attachment];
  const managed: Limit = { most: 6144, place: 'a managed policy', aws: IDENTITY };
  if (attachment === 'managed') return managed;
  const fitsInline = compactSize(root) <= INLINE['inline-role'].most;
  return fitsInline
    ? { ...managed, more: '; it would fit a role as its only inline policy, which takes 10,240' }
    : managed;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
