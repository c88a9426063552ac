import { rcpServices } from '../catalogue/aws/rcp-services.ts';
import { foldCase } from '../evaluate/match/fold-case.ts';
import type { Value } from '../lint/document/value.ts';
import type { Lexicon } from '../lint/lexicon/lexicon.ts';
import type { Finding, Rule } from '../lint/rule.ts';

export const rcpService: Rule = {
  id: 'rcp-service',
  category: 'error',
  title: 'A resource control policy names services that heed it',
  why: 'Only some services heed resource control policies, and Organizations refuses an action of another one, and "*" alone. AWS adds services from time to time: the list here is of 2026-09.',
  fix: 'Name actions of services on AWS’s list, and bind the others by a service control policy or by the policies of the resources.',
  source:
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services',
  aws: ['RCP_SYNTAX_ERROR_ACTION'],
  types: ['rcp'],
  level: 'warn',
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: ['s3:*', 'ec2:*'],
              Resource: '*',
              Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
            },
            {
              Effect: 'Deny',
              Principal: '*',
              Action: ['*', '*:Get*'],
              Resource: '*',
              Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
        at: ['/Statement/0/Action/1', '/Statement/1/Action/0', '/Statement/1/Action/1'],
      },
    ],
    good: [
      {
        note: 'Stars may stand anywhere in the name of the action',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: ['s3:*Object', 'SQS:SendMessage', 'kms:Decrypt'],
              Resource: '*',
              Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const { effect, actions } of document.statements) {
      // RCPFullAWSAccess allows "*"; every other Allow is refused anyway.
      if (effect === 'Allow' || actions?.not) continue;
      for (const item of actions?.items ?? []) {
        const message = judge(item, names);
        if (message !== undefined) yield { at: item, subject: item.text, message };
      }
    }
  },
};

function judge({ text }: Value, names: Lexicon): Finding['message'] | undefined {
  const meaning = names.action(text);
  const { kind } = meaning;
  if (kind === 'everything') {
    return `A resource control policy must name the services: "${text}" is only taken in RCPFullAWSAccess.`;
  }
  // What is no action, or of no service, is told as such.
  if (kind === 'malformed' || kind === 'unknown-service') return undefined;
  // So is a pattern that covers nothing.
  if (meaning.kind === 'pattern' && meaning.actions.length === 0) return undefined;
  const prefix = text.slice(0, Math.max(0, text.indexOf(':')));
  if (prefix === '' || /[*?]/.test(prefix)) {
    return `A resource control policy must name the services; "${text}" has none written out.`;
  }
  if (rcpServices.has(foldCase(prefix))) return undefined;
  return `${text}: ${prefix} is not among the services that heed resource control policies (AWS’s list of 2026-09-26).`;
}
