import type { Profile } from '../lint/context.ts';
import { listInWords } from '../lint/deployment/in-words.ts';
import { anyRole, productRolesOf } from '../lint/deployment/product-roles.ts';
import type { LintDocument } from '../lint/document/lint-document.ts';
import type { Value } from '../lint/document/value.ts';
import { wordAllowing } from '../lint/patterns/covers-action.ts';
import type { Fix, Rule } from '../lint/rule.ts';

export const trustMissingPrincipal: Rule = {
  id: 'trust-missing-principal',
  category: 'error',
  title: 'The role trusts every service that the product uses it with',
  why: 'A service that the trust policy leaves out cannot assume the role: AWS Backup makes no recovery points, S3 Batch Operations restores no archived backup, a worker instance gets no credentials. The product’s permission check then calls the role’s permissions missing.',
  fix: 'Add the service to the Principal. It may take five minutes until AWS heeds a changed trust policy.',
  source: 'https://helpcenter.veeam.com/docs/vbaws/guide/full_list_permissions.html',
  types: ['trust', 'identity'],
  examples: {
    bad: [
      {
        note: 'The trust of an instance role, used for the product’s default role',
        features: ['default-backup-restore-part-1'],
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                AWS: 'arn:aws:iam::444455556666:role/backup-VeeamImpersonationRole',
                Service: 'ec2.amazonaws.com',
              },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: ['/Statement/0/Principal/Service'],
      },
      {
        note: 'A role for the restore of RDS databases',
        features: ['rds-database-restore'],
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup-VeeamImpersonationRole' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: ['/Statement/0/Principal'],
      },
    ],
    good: [
      {
        features: ['dynamodb-backup', 'ec2-backup'],
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup-VeeamImpersonationRole' },
              Action: 'sts:AssumeRole',
            },
            {
              Effect: 'Allow',
              Principal: { Service: 'backup.amazonaws.com' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'aws:SourceAccount': '444455556666' } },
            },
          ],
        },
      },
      {
        note: 'EC2 backup needs no service, only the appliance',
        features: ['ec2-backup'],
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup-VeeamImpersonationRole' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    ],
  },
  *checkSet({ set, profile }) {
    if (!profile) return;
    for (const document of set.documents) {
      if (document.type !== 'trust' || !tellsServices(document)) continue;
      const roles = productRolesOf(document, set, profile);
      const needed = [...new Set(roles.flatMap(({ services }) => services))];
      const missing = needed.filter((service) => isShutOut(document, service, profile));
      if (missing.length === 0) continue;
      const at = servicesIn(document);
      const fix = at && fixOf(at, missing);
      yield {
        document,
        at:
          at ?? principalIn(document) ?? document.root.member('Statement')?.value ?? document.root,
        subject: missing.join(' '),
        message: `${listInWords(missing)} cannot assume the role, which the product needs of ${listInWords(roles.filter(({ services }) => services.some((one) => missing.includes(one))).map(({ title }) => `the ${title}`))}.`,
        ...(fix ? { fix } : {}),
      };
    }
  },
};

/**
 * Whether the file tells all that services hang on: who else is allowed, the ARN of a role in the same template say, makes
 * no difference to them.
 */
function tellsServices({ gaps, statements }: LintDocument): boolean {
  return [...gaps.keys()].every((gap) =>
    statements.some(({ effect, value: { pointer } }) => {
      const others = `${pointer}/Principal/AWS`;
      return effect === 'Allow' && (gap === others || gap.startsWith(`${others}/`));
    }),
  );
}

/** Whether the engine is certain that the service may not assume the role. */
function isShutOut({ policy }: LintDocument, name: string, { engine }: Profile): boolean {
  if (!policy) return false;
  const request = engine.assumeRoleRequest(anyRole(ANY_ACCOUNT), { kind: 'service', name });
  const { effect } = engine.decide({ identity: [], trust: policy }, request);
  return effect === 'denied' || effect === 'not-granted';
}

/** Services assume a role of whatever account. */
const ANY_ACCOUNT = '123456789012';

/** The services of the first statement that lets some assume the role without a condition. */
function servicesIn({ statements }: LintDocument): Value | undefined {
  const statement = statements.find(
    (one) =>
      one.conditions.length === 0 &&
      one.principals?.not === false &&
      wordAllowing(one, 'sts:AssumeRole') &&
      one.principals.items.some(({ type }) => type === 'Service'),
  );
  return statement?.principals?.value.member('Service')?.value;
}

function principalIn({ statements }: LintDocument): Value | undefined {
  return statements.find((one) => wordAllowing(one, 'sts:AssumeRole'))?.principals?.value;
}

function fixOf(value: Value, missing: readonly string[]): Fix {
  const services = [...value.oneOrMany.map(({ text }) => text), ...missing];
  return {
    safe: false,
    title: `Add ${listInWords(missing)}`,
    edits: [{ kind: 'replace', value, by: services }],
  };
}
