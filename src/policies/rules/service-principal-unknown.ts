import type { Value } from '../lint/document/value.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { isFilledIn } from '../lint/statements/condition-lines.ts';
import { serviceNameOf } from '../lint/statements/service-name.ts';
import { servicePrincipalMeant } from '../lint/suggest/service-principal-meant.ts';
import { valueFinding } from '../lint/suggest/value-finding.ts';

export const servicePrincipalUnknown: Rule = {
  id: 'service-principal-unknown',
  category: 'error',
  title: 'Every service that is named as principal exists',
  why: 'IAM refuses a trust policy with a service that it does not know; other policies then let nobody in.',
  fix: 'Write the principal that the guide of the service names, <service>.amazonaws.com as a rule.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services',
  types: ['trust', 'resource'],
  when: ['irregular'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Service: [
                  'ec2.amazonaws.co',
                  'bakcup.amazonaws.com',
                  'batchoperations.amazonaws.com',
                  'EC2.amazonaws.com',
                  'ec2.amazon.com',
                ],
              },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        at: [
          '/Statement/0/Principal/Service/0',
          '/Statement/0/Principal/Service/1',
          '/Statement/0/Principal/Service/2',
          '/Statement/0/Principal/Service/3',
          '/Statement/0/Principal/Service/4',
        ],
      },
    ],
    good: [
      {
        note: 'Other partitions and regions, and a service that is too new to be known',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Service: [
                  'ec2.amazonaws.com.cn',
                  'logs.eu-west-1.amazonaws.com',
                  'batchoperations.s3.amazonaws.com',
                  'alexa-appkit.amazon.com',
                  'quantum-ledgers.amazonaws.com',
                ],
              },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    for (const { principals } of document.statements) {
      for (const { type, id } of principals?.items ?? []) {
        if (type !== 'Service' || /[*?]/.test(id.text) || !isFilledIn(id.text)) continue;
        const finding = judge(id);
        if (finding) yield finding;
      }
    }
  },
};

function judge(id: Value): Finding | undefined {
  const { text } = id;
  const meant = servicePrincipalMeant(text);
  if (/^(?:arn:|\d{12}$)/.test(text)) {
    return {
      at: id,
      subject: text,
      message: `"${text}" is no service: accounts, users and roles are of type AWS.`,
      advice: `Write {"AWS": "${text}"}.`,
    };
  }
  if (!serviceNameOf(text)) {
    return valueFinding(
      id,
      `"${text}" does not end as service principals do, in amazonaws.com`,
      meant,
    );
  }
  if (meant === undefined) return undefined;
  return valueFinding(
    id,
    meant === text.toLowerCase()
      ? `"${text}" is not in lower case, as service principals are`
      : `AWS has no service principal "${text}"`,
    meant,
  );
}
