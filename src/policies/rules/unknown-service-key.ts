import { foldCase } from '../evaluate/match/fold-case.ts';
import type { ConditionLine, LintStatement } from '../lint/document/statement.ts';
import { type Lexicon, servicePrefixes } from '../lint/lexicon/lexicon.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { conditionLines, isFilledIn } from '../lint/statements/condition-lines.ts';
import { lacksTag } from '../lint/statements/lacks-tag.ts';
import { keyFinding } from '../lint/suggest/key-finding.ts';
import { nearestKey, servicesOf } from '../lint/suggest/nearest-key.ts';
import { nearest } from '../lint/suggest/nearest.ts';
import { isUsedByAws } from '../lint/tables/undocumented-keys.ts';
import { undocumentedPrefixes } from '../lint/tables/undocumented-prefixes.ts';

export const unknownServiceKey: Rule = {
  id: 'unknown-service-key',
  category: 'error',
  title: 'Every condition key of a service exists',
  why: 'No request carries a key that the service does not have. A condition on it never holds, or always where its operator is a negated one: what was meant to be limited is then not.',
  fix: 'Use a key of the service’s page in the Service Authorization Reference, or a global one.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  aws: ['INVALID_SERVICE_CONDITION_KEY', 'INVALID_SERVICE'],
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
              Action: 'ec2:StartInstances',
              Resource: 'arn:aws:ec2:*:444455556666:instance/*',
              Condition: {
                StringEquals: { 'ec2:InstanceTypes': 't3.micro' },
                StringLike: { 'e2c:Region': 'eu-*', 'compute:Region': 'eu-*' },
              },
            },
          ],
        },
        at: [
          '/Statement/0/Condition/StringEquals/ec2:InstanceTypes',
          '/Statement/0/Condition/StringLike/e2c:Region',
          '/Statement/0/Condition/StringLike/compute:Region',
        ],
      },
      {
        note: 'Tags of this service are asked for by the global key',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'firehose:PutRecord',
              Resource: 'arn:aws:firehose:*:444455556666:deliverystream/*',
              Condition: { StringEquals: { 'firehose:ResourceTag/team': 'backup' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringEquals/firehose:ResourceTag~1team'],
      },
    ],
    good: [
      {
        note: 'Claims of an identity provider are not listed by AWS',
        type: 'trust',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'arn:aws:iam::444455556666:oidc-provider/sso.example.net/a' },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: { StringEquals: { 'sso.example.net/a:aud': 'backup' } },
            },
          ],
        },
      },
      {
        note: 'Keys with an open part, and one that a service borrows from another',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'kms:Decrypt',
              Resource: 'arn:aws:kms:*:444455556666:key/*',
              Condition: {
                StringEquals: { 'kms:encryptioncontext:aws:s3:arn': 'arn:aws:s3:::reports' },
                ArnLike: { 'ec2:SourceInstanceArn': 'arn:aws:ec2:*:444455556666:instance/*' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { statement, line } of conditionLines(document)) {
      const prefix = PREFIX.exec(line.key.text)?.[1];
      if (prefix === undefined || foldCase(prefix) === 'aws') continue;
      const { documented, retired } = names.key(line.key.text);
      if (documented || retired) continue;
      const finding = judge(prefix, line, statement, names);
      if (finding) yield finding;
    }
  },
};

/** A prefix with dots is the address of an identity provider; whose claims are keys is for the provider to say. */
const PREFIX = /^([A-Za-z0-9-]+):[^\s/]/;

function judge(
  prefix: string,
  line: ConditionLine,
  statement: LintStatement,
  names: Lexicon,
): Finding | undefined {
  const { text } = line.key;
  if (!isFilledIn(text) || isUsedByAws(text)) return undefined;
  const service = names.service(prefix);
  if (service) {
    if (lacksTag(text, service)) return undefined;
    const what = `${service.name} has no condition key ${text}`;
    const meant = nearestKey(text, statement, names);
    return { ...keyFinding(line, what, meant), aws: 'INVALID_SERVICE_CONDITION_KEY' };
  }
  if (undocumentedPrefixes.has(prefix.toLowerCase()) || isSaml(prefix)) return undefined;
  const what = `There is no service with the prefix ${prefix}`;
  // Shorter prefixes have too many neighbours.
  const near =
    prefix.length < SHORTEST
      ? undefined
      : nearest(prefix, [
          ...[...servicesOf(statement, names)].map((one) => one.prefix),
          ...servicePrefixes,
        ]);
  const meant = near === undefined ? undefined : near + text.slice(prefix.length);
  return { ...keyFinding(line, what, meant), aws: 'INVALID_SERVICE' };
}

const SHORTEST = 3;

/** What a SAML provider says of a user is not listed among the services’ keys. */
function isSaml(prefix: string): boolean {
  return foldCase(prefix) === 'saml';
}
