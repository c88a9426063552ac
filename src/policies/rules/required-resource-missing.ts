import type { SetContext } from '../lint/context.ts';
import type { LintDocument } from '../lint/document/lint-document.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import type { Value } from '../lint/document/value.ts';
import type { Action, ResourceType } from '../lint/lexicon/lexicon.ts';
import { itemCovering } from '../lint/patterns/covers-action.ts';
import { resourcesOf } from '../lint/patterns/resources-for.ts';
import type { Finding, Rule } from '../lint/rule.ts';

export const requiredResourceMissing: Rule = {
  id: 'required-resource-missing',
  category: 'warning',
  title: 'An action that needs several resources is allowed on all of them',
  why: 'AWS asks for permission on each resource that a request needs: to start an instance on the image, the subnet, the network interface and the security group as well. Allowed on some only, the request fails.',
  fix: 'Add the missing types to a statement that allows the action: arn:aws:ec2:*:*:subnet/* beside instance/*.',
  source:
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-runinstances',
  types: ['identity'],
  when: ['arn'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:RunInstances',
              Resource: ['arn:aws:ec2:*:*:instance/*', 'arn:aws:ec2:*::image/*'],
            },
          ],
        },
        at: ['/Statement/0/Action'],
      },
    ],
    good: [
      {
        note: 'Another document of the same role has the rest',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:RunInstances',
              Resource: ['arn:aws:ec2:*:*:instance/*', 'arn:aws:ec2:*::image/*'],
            },
          ],
        },
        with: [
          {
            policy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'ec2:Run*',
                  Resource: [
                    'arn:aws:ec2:*:*:subnet/*',
                    'arn:aws:ec2:*:*:network-interface/*',
                    'arn:aws:ec2:*:*:security-group/*',
                    'arn:aws:ec2:*:*:volume/*',
                  ],
                },
              ],
            },
          },
        ],
      },
    ],
  },
  *checkSet(context) {
    const seen = new Set<string>();
    for (const document of context.set.documents) {
      for (const statement of document.statements) {
        for (const [item, action] of candidates(statement, context)) {
          if (seen.has(action.name)) continue;
          seen.add(action.name);
          const finding = judge(item, action, document, context);
          if (finding) yield finding;
        }
      }
    }
  },
};

/**
 * Actions of which AWS says that a request is authorised for each of its resources. Of others the reference marks types
 * as required that are alternatives, or that not every request has. Source:
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-manage-volumes
 */
const WANT_ALL: ReadonlySet<string> = new Set(['ec2:RunInstances', 'ec2:AttachVolume']);

/** Actions that want several resources and are allowed on some only. */
function* candidates(
  { effect, actions, resources }: LintStatement,
  { names }: SetContext,
): Generator<readonly [Value, Action]> {
  if (effect !== 'Allow' || !actions || actions.not || !resources || resources.not) return;
  if (resources.items.some(({ text }) => text === '*')) return;
  for (const item of actions.items) {
    const meaning = names.action(item.text);
    if (meaning.kind === 'known' && WANT_ALL.has(meaning.action.name)) yield [item, meaning.action];
  }
}

function judge(
  item: Value,
  action: Action,
  document: LintDocument,
  { set, names }: SetContext,
): Finding | undefined {
  const texts: string[] = [];
  for (const { effect, actions, resources } of set.documents.flatMap((one) => one.statements)) {
    if (effect !== 'Allow' || !actions) continue;
    const covers = itemCovering(actions, action.name) !== undefined;
    if (covers === actions.not) continue;
    // What a complement leaves is not worked out: it may well have the rest.
    if (!resources || resources.not) return undefined;
    texts.push(...resources.items.map(({ text }) => text));
  }
  const meant = texts.includes('*') ? undefined : resourcesOf(texts, names);
  if (!meant) return undefined;
  const missing = requiredTypes(action, names).filter((type) => !meant.includeType(type, 'ec2'));
  // Where none fits, resource-mismatch says so.
  if (missing.length === 0 || !meant.includeOneFor(action)) return undefined;
  return {
    at: item,
    subject: item.text,
    document,
    message: `${item.text} needs permission on each of its resources, and no statement allows it on any ${list(missing.map(({ name }) => name))}.`,
  };
}

function requiredTypes(action: Action, names: SetContext['names']): readonly ResourceType[] {
  const required = new Set(action.resources.filter((one) => one.required).map(({ type }) => type));
  return names.resourceTypesOf(action).filter(({ name }) => required.has(name));
}

function list(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
