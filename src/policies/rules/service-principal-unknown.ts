import type { Value } from '../lint/document/value.ts';
import { servicePrefixes } from '../lint/lexicon/lexicon.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { isFilledIn } from '../lint/statements/condition-lines.ts';
import { serviceNameOf } from '../lint/statements/service-name.ts';
import { nearest } from '../lint/suggest/nearest.ts';
import { renamedServices, servicePrincipals } from '../lint/tables/service-principals.ts';

export const servicePrincipalUnknown: Rule = {
  id: 'service-principal-unknown',
  category: 'error',
  title: 'Every service that is named as principal exists',
  why: 'IAM refuses a trust policy with a service that it does not know; other policies then let nobody in.',
  fix: 'Write the principal that the guide of the service names, <service>.amazonaws.com as a rule.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services',
  types: ['trust', 'resource'],
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

const PRINCIPALS: ReadonlySet<string> = new Set(servicePrincipals);
const KNOWN: ReadonlySet<string> = new Set([...servicePrincipals, ...servicePrefixes]);

function judge(id: Value): Finding | undefined {
  const { text } = id;
  const service = serviceNameOf(text);
  if (!service) {
    const name = text.split('.amazon', 1)[0] ?? text;
    return telling(
      id,
      `"${text}" does not end as service principals do, in amazonaws.com`,
      KNOWN.has(name) ? `${name}.amazonaws.com` : undefined,
    );
  }
  const meant = meantBy(service.name);
  if (meant === undefined) return undefined;
  return telling(id, `AWS has no service principal "${text}"`, `${meant}${service.rest}`);
}

/** The service that an unknown name is one slip away from. Short names, and those that differ by a digit, tell nothing. */
function meantBy(name: string): string | undefined {
  const renamed = renamedServices.get(name);
  if (renamed !== undefined) return renamed;
  if (name.length < 5 || KNOWN.has(name.toLowerCase())) return undefined;
  const meant = nearest(name, PRINCIPALS, 1);
  return meant === undefined || undigited(meant) === undigited(name) ? undefined : meant;
}

function undigited(name: string): string {
  return name.replaceAll(/\d/g, '');
}

function telling(id: Value, what: string, meant: string | undefined): Finding {
  if (meant === undefined) return { at: id, subject: id.text, message: `${what}.` };
  return {
    at: id,
    subject: id.text,
    message: `${what}; did you mean ${meant}?`,
    fix: {
      safe: false,
      title: `Write ${meant}`,
      edits: [{ kind: 'replace', value: id, by: meant }],
    },
  };
}
