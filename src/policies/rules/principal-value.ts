import type { Value } from '../lint/document/value.ts';
import { type ArnParts, arnPartsOf, withPart } from '../lint/patterns/arn-parts.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { isFilledIn } from '../lint/statements/condition-lines.ts';
import { serviceNameOf } from '../lint/statements/service-name.ts';
import { nearest } from '../lint/suggest/nearest.ts';
import { valueFinding } from '../lint/suggest/value-finding.ts';
import { partitions } from '../lint/tables/partitions.ts';

export const principalValue: Rule = {
  id: 'principal-value',
  category: 'error',
  title: 'Principals of type AWS are accounts, users, roles or sessions',
  why: 'AWS refuses a principal that is none of these. Groups, instance profiles and policies cannot be named, as nobody signs in as one.',
  fix: 'Write an account of 12 digits, or the ARN of a user, role or session.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#Principal_specifying',
  types: ['trust', 'resource'],
  when: ['irregular'],
  examples: {
    bad: [
      {
        note: 'Seven digits, a group, a bucket, a name, a service',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                AWS: [
                  'arn:aws:iam::1111111:role/VeeamImpersonationRole',
                  'arn:aws:iam::444455556666:group/operators',
                  'arn:aws:s3:::reports',
                  'backup',
                  'ec2.amazonaws.com',
                ],
              },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: [
          '/Statement/0/Principal/AWS/0',
          '/Statement/0/Principal/AWS/1',
          '/Statement/0/Principal/AWS/2',
          '/Statement/0/Principal/AWS/3',
          '/Statement/0/Principal/AWS/4',
        ],
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: '4444-5555-6666' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: ['/Statement/0/Principal/AWS'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                AWS: [
                  '444455556666',
                  'arn:aws-us-gov:iam::444455556666:root',
                  'arn:aws:iam::444455556666:user/division/anna',
                  'arn:aws:sts::444455556666:assumed-role/backup/i-0abcd1234',
                ],
              },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
      {
        note: 'An origin access identity of CloudFront has no account',
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity EH1HDMB1FH2TC',
              },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { principals } of document.statements) {
      for (const { type, id } of principals?.items ?? []) {
        const { text } = id;
        if (type !== 'AWS' || /[*?]/.test(text) || !isFilledIn(text)) continue;
        const fault = faultOf(text);
        if (fault !== undefined) yield telling(id, fault);
      }
    }
  },
};

function telling(id: Value, { what, meant }: Fault): Finding {
  const { text } = id;
  const service = serviceNameOf(text) ? { advice: `Write {"Service": "${text}"}.` } : {};
  return { ...service, ...valueFinding(id, `"${text}" ${what}`, meant) };
}

interface Fault {
  readonly what: string;
  readonly meant?: string;
}

/** IAM shows the unique id of a principal that is gone: users, roles, and others of the same form. */
const UNIQUE_ID = /^A[A-Z]{3}[A-Z0-9]{12,}(?::.*)?$/;

function faultOf(text: string): Fault | undefined {
  if (/^\d{12}$/.test(text) || UNIQUE_ID.test(text)) return undefined;
  if (serviceNameOf(text)) return { what: 'is a service, not an account, user or role' };
  if (!text.startsWith('arn:')) {
    return { what: 'is neither an account of 12 digits nor an ARN', ...tidied(text) };
  }
  const arn = arnPartsOf(text);
  return arn ? faultOfArn(text, arn) : { what: 'has too few fields for an ARN' };
}

function faultOfArn(text: string, arn: ArnParts): Fault | undefined {
  const { partition, service, region, account } = arn;
  if (!partitions.includes(partition.text)) {
    const meant = nearest(partition.text, partitions);
    return {
      what: `is of no partition of AWS`,
      ...(meant === undefined ? {} : { meant: withPart(text, partition, meant) }),
    };
  }
  if (service.text !== 'iam' && service.text !== 'sts') {
    return {
      what: `is an ARN of ${service.text || 'no service'}, not of a user, role or session`,
    };
  }
  if (region.text !== '') {
    return { what: 'has a region, which principals have not', meant: withPart(text, region, '') };
  }
  if (!/^(?:\d{12}|cloudfront)$/.test(account.text)) return { what: 'has no account of 12 digits' };
  return faultOfResource(text, arn);
}

/** Who can sign in is an account, a user or role, or a session of one. */
function faultOfResource(text: string, { service, resource }: ArnParts): Fault | undefined {
  const form = service.text === 'iam' ? IAM : STS;
  if (form.test(resource.text)) return undefined;
  const [kind = ''] = resource.text.split('/', 1);
  if (NOBODY.includes(kind)) {
    return { what: `is an ARN of type ${kind}, which cannot be a principal of type AWS` };
  }
  const what = 'is not the ARN of an account, user, role or session';
  const near = nearest(kind, service.text === 'iam' ? ['user', 'role'] : ['assumed-role']);
  const meant =
    near === undefined
      ? undefined
      : withPart(text, resource, near + resource.text.slice(kind.length));
  return meant === undefined || meant === text ? { what } : { what, meant };
}

const IAM = /^(?:root$|user\/.|role\/.)/;
const STS = /^(?:assumed-role\/[^/]+\/.|federated-user\/.|self$)/;

/** Without spaces around it, without hyphens in the number of an account, and with `arn` in lower case. */
function tidied(text: string): Pick<Fault, 'meant'> {
  const trimmed = text.trim();
  const meant = /^\d{4}-\d{4}-\d{4}$/.test(trimmed)
    ? trimmed.replaceAll('-', '')
    : trimmed.replace(/^arn:/i, 'arn:');
  return meant !== text && faultOf(meant) === undefined ? { meant } : {};
}

/** Resources of IAM that are no principals, or of type Federated. */
const NOBODY: readonly string[] = [
  'group',
  'instance-profile',
  'mfa',
  'oidc-provider',
  'policy',
  'saml-provider',
  'server-certificate',
];
