import { foldCase } from '../evaluate/match/fold-case.ts';
import type { Value } from '../lint/document/value.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { canEnd, keyValues } from '../lint/statements/key-values.ts';
import { serviceNameOf } from '../lint/statements/service-name.ts';
import { nearest } from '../lint/suggest/nearest.ts';
import { servicePrincipalMeant } from '../lint/suggest/service-principal-meant.ts';
import { valueFinding } from '../lint/suggest/value-finding.ts';
import { regions, regionsAsOf } from '../lint/tables/regions.ts';
import { serviceSuffixes } from '../lint/tables/service-principals.ts';

export const badServiceValue: Rule = {
  id: 'bad-service-value',
  category: 'error',
  title: 'Conditions on a service have the service’s principal',
  why: 'AWS compares with the principal of the service, such as ec2.amazonaws.com. A condition with anything else never holds, and its opposite always does.',
  fix: 'Write <service>.amazonaws.com, for kms:ViaService <service>.<region>.amazonaws.com.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-service-principal-format',
  aws: ['INVALID_SERVICE_PRINCIPAL_FORMAT'],
  types: allTypes,
  when: ['condition'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::444455556666:role/backup',
              Condition: {
                StringEquals: {
                  'iam:PassedToService': [
                    'ec2',
                    'backup.amazonaws.co',
                    'Ec2.amazonaws.com',
                    'lamdba.amazonaws.com',
                    'ec2.amazon.com',
                  ],
                },
              },
            },
            {
              Effect: 'Allow',
              Action: 'kms:Decrypt',
              Resource: 'arn:aws:kms:eu-west-1:444455556666:key/*',
              Condition: {
                StringEquals: {
                  'kms:ViaService': ['s3.amazonaws.com', 's3.eu-wst-1.amazonaws.com', 'rds'],
                },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringEquals/iam:PassedToService/0',
          '/Statement/0/Condition/StringEquals/iam:PassedToService/1',
          '/Statement/0/Condition/StringEquals/iam:PassedToService/2',
          '/Statement/0/Condition/StringEquals/iam:PassedToService/3',
          '/Statement/0/Condition/StringEquals/iam:PassedToService/4',
          '/Statement/1/Condition/StringEquals/kms:ViaService/0',
          '/Statement/1/Condition/StringEquals/kms:ViaService/1',
          '/Statement/1/Condition/StringEquals/kms:ViaService/2',
        ],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::444455556666:role/backup',
              Condition: {
                StringLike: {
                  'iam:PassedToService': [
                    'ec2.amazonaws.com.cn',
                    'alexa-appkit.amazon.com',
                    'malware-protection.guardduty.amazonaws.com',
                    'ec2.*',
                  ],
                },
              },
            },
            {
              Effect: 'Allow',
              Action: 'kms:Decrypt',
              Resource: 'arn:aws:kms:eu-west-1:444455556666:key/*',
              Condition: {
                StringLike: {
                  'kms:ViaService': ['s3.*.amazonaws.com', 'ec2.eu-west-1.amazonaws.com'],
                },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { line, value, isPattern } of keyValues(document, KEYS)) {
      const { text } = value;
      const isVia = foldCase(line.key.text) === 'kms:viaservice';
      const compared = line.operator.ignoreCase ? text.toLowerCase() : text;
      if (isPattern) {
        const lower = compared.toLowerCase();
        const isOfNone = !serviceSuffixes.some((suffix) => canEnd(lower, suffix));
        if (isOfNone) yield malformed(value, isVia);
        else if (lower !== compared) yield malformed(value, isVia, lower);
        continue;
      }
      const finding = isVia ? judgeVia(value, compared) : judge(value, compared);
      if (finding) yield finding;
    }
  },
};

const KEYS: ReadonlySet<string> = new Set(
  [
    'aws:CalledVia',
    'aws:CalledViaFirst',
    'aws:CalledViaLast',
    'aws:PrincipalServiceName',
    'aws:PrincipalServiceNamesList',
    'iam:AWSServiceName',
    'iam:PassedToService',
    'kms:ViaService',
    'organizations:ServicePrincipal',
  ].map(foldCase),
);

function judge(value: Value, compared: string): Finding | undefined {
  const meant = servicePrincipalMeant(compared);
  if (!isService(compared)) return malformed(value, false, meant);
  return meant === undefined
    ? undefined
    : valueFinding(value, `AWS has no service principal "${value.text}"`, meant);
}

/** `kms:ViaService` has the region before the suffix. */
function judgeVia(value: Value, compared: string): Finding | undefined {
  if (!isService(compared)) return malformed(value, true);
  const service = serviceNameOf(compared);
  if (service && /^\.[a-z]/.test(service.rest) && hasRegion(service.rest)) return undefined;
  const words = compared.split('.');
  const written = words.length > 3 ? words[1] : undefined;
  const region = written === undefined ? undefined : nearest(written, regions);
  if (written === undefined || region === undefined) return malformed(value, true);
  const meant = value.text.replace(`.${written}.`, `.${region}.`);
  return valueFinding(value, `AWS has no Region "${written}" (as of ${regionsAsOf})`, meant);
}

/** Whether what follows the name of a service begins with a region: `.eu-west-1.amazonaws.com`. */
function hasRegion(rest: string): boolean {
  return regions.includes(rest.slice(1, rest.indexOf('.', 1)));
}

function isService(text: string): boolean {
  const suffix = serviceSuffixes.find((one) => text.endsWith(one));
  if (suffix === undefined) return false;
  const words = text.slice(0, -suffix.length).split('.');
  return words.every((word) => /^[a-z0-9-]+$/.test(word));
}

function malformed(value: Value, isVia: boolean, meant?: string): Finding {
  const form = `<service>.${isVia ? '<region>.' : ''}amazonaws.com`;
  return valueFinding(value, `"${value.text}" is not of the form ${form}`, meant);
}
