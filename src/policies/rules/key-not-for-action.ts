import { foldCase } from '../evaluate/match/fold-case.ts';
import type { ConditionLine, LintStatement } from '../lint/document/statement.ts';
import type { Value } from '../lint/document/value.ts';
import {
  type Action,
  type ConditionKey,
  globalConditionKeys,
  type Lexicon,
} from '../lint/lexicon/lexicon.ts';
import { allTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { hasMoreActions } from '../lint/tables/keys-of-more-actions.ts';

export const keyNotForAction: Rule = {
  id: 'key-not-for-action',
  category: 'error',
  // What AWS documents of its actions has gaps: a hint, not a refusal.
  level: 'warn',
  title: 'Every action of a statement knows the condition keys of services in it',
  why: 'A request for an action that does not know the key never carries it, so the condition does not hold: the action is not allowed, or not denied, by the statement. A negated operator always holds then.',
  fix: 'Move the actions that do not know the key to a statement without it.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-action-for-condition-key',
  aws: ['UNSUPPORTED_ACTION_FOR_CONDITION_KEY', 'MISSING_ACTION_FOR_CONDITION_KEY'],
  types: allTypes,
  when: ['condition'],
  examples: {
    bad: [
      {
        note: 'One of the actions does not know the key',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['s3:ListBucket', 's3:GetBucketLocation'],
              Resource: 'arn:aws:s3:::reports',
              Condition: { StringLike: { 's3:prefix': 'daily/*' } },
            },
          ],
        },
        at: ['/Statement/0/Action/1'],
      },
      {
        note: 'None of them does',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['ec2:StartInstances', 'ec2:StopInstances'],
              Resource: 'arn:aws:ec2:*:444455556666:instance/*',
              Condition: { StringEquals: { 'ec2:CreateAction': 'RunInstances' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringEquals/ec2:CreateAction'],
      },
      {
        note: 'Without the key a negated operator holds: every download is denied',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: ['s3:ListBucket', 's3:GetObject'],
              Resource: ['arn:aws:s3:::reports', 'arn:aws:s3:::reports/*'],
              Condition: { StringNotLike: { 's3:prefix': 'daily/*' } },
            },
          ],
        },
        at: ['/Statement/0/Action/1'],
      },
    ],
    good: [
      {
        note: 'Session tags are asked for in the request for the role',
        type: 'trust',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:role/backup' },
              Action: ['sts:AssumeRole', 'sts:TagSession'],
              Condition: { StringEquals: { 'sts:ExternalId': 'a1b2c3' } },
            },
          ],
        },
      },
      {
        note: 'IfExists says what happens without the key, wildcards are not looked into, tags and global keys are for all actions',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['ec2:RunInstances', 'ec2:StopInstances'],
              Resource: 'arn:aws:ec2:*:444455556666:*/*',
              Condition: {
                StringEqualsIfExists: { 'ec2:MetadataHttpTokens': 'required' },
                StringEquals: { 'secretsmanager:ResourceTag/team': 'backup' },
                ArnLike: { 'ec2:SourceInstanceArn': 'arn:aws:ec2:*:444455556666:instance/*' },
              },
            },
            {
              Effect: 'Allow',
              Action: 's3:List*',
              Resource: 'arn:aws:s3:::reports',
              Condition: { StringLike: { 's3:prefix': 'daily/*' } },
            },
          ],
        },
      },
    ],
  },
  *check({ document, names }) {
    for (const statement of document.statements) {
      if (!statement.actions || statement.actions.not) continue;
      for (const line of statement.conditions) yield* judge(statement, line, names);
    }
  },
};

function* judge(
  { actions }: LintStatement,
  line: ConditionLine,
  names: Lexicon,
): Generator<Finding> {
  const documented = isDecidedByKey(line) ? names.key(line.key.text).documented : undefined;
  if (!actions || !documented || !isOfActions(documented)) return;
  const { text: key } = line.key;
  const holds = holdsWithout(line);
  const strangers = strangersTo(key, actions.items, names);
  if (strangers.length < actions.items.length) {
    for (const item of strangers) {
      yield {
        at: item,
        subject: item.text,
        message: `${item.text} does not know the condition key ${key}${holds ? `: for it ${line.operatorWord.text} always holds` : ''}.`,
        aws: 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
      };
    }
  } else if (strangers.length > 0) {
    const knowing = actionsKnowing(key, names);
    if (knowing.length === 0) return;
    const advice = adviceFor(key, knowing);
    yield {
      at: line.key,
      subject: key,
      message: `No action of the statement knows ${key}: requests for them never carry it${holds ? `, and ${line.operatorWord.text} always holds` : ''}.`,
      aws: 'MISSING_ACTION_FOR_CONDITION_KEY',
      ...(advice === undefined ? {} : { advice }),
    };
  }
}

/** Where only a few actions know the key, one of them was meant. */
function adviceFor(key: string, knowing: readonly string[]): string | undefined {
  if (knowing.length > MOST_NAMED) return undefined;
  return `Put the condition into a statement of ${knowing.join(' or ')}, which ${knowing.length === 1 ? 'knows' : 'know'} ${key}.`;
}

const MOST_NAMED = 3;

/** The actions that do not know the key; none where it is not known of one of them whether it does. */
function strangersTo(key: string, items: readonly Value[], names: Lexicon): readonly Value[] {
  const strangers: Value[] = [];
  for (const item of items) {
    const isKnown = mayKnow(item.text, key, names);
    if (isKnown === undefined) return [];
    if (!isKnown) strangers.push(item);
  }
  return strangers;
}

/** False where IfExists, ForAllValues or Null says what is to be without the key. */
function isDecidedByKey({ operator, value }: ConditionLine): boolean {
  if (typeof operator === 'string') return false;
  if (operator.family === 'null') return value.oneOrMany.every(({ text }) => text === 'false');
  return !operator.ifExists && operator.set !== 'all';
}

/** Whether the line holds where the key is absent: `StringNotEquals`, but not `ForAnyValue:StringNotEquals`. */
function holdsWithout({ operator }: ConditionLine): boolean {
  return typeof operator !== 'string' && operator.negated && operator.set === undefined;
}

/**
 * Keys of which AWS documents the actions. Left out are global ones, those of sessions too, and keys about tags, which
 * services know that do not document them.
 */
function isOfActions({ key }: ConditionKey): boolean {
  return !OPEN.test(key) && !key.startsWith('aws:') && !GLOBAL.has(key) && !hasMoreActions(key);
}

const OPEN = /[$<]|\/tag-key$/;

const GLOBAL: ReadonlySet<string> = new Set(globalConditionKeys.map(({ key }) => key));

/**
 * Permissions that are asked for besides another action, in one and the same request, whose keys it then may carry:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_permissions-required
 */
const COMPANIONS: ReadonlySet<string> = new Set(['sts:TagSession', 'sts:SetSourceIdentity']);

/** Whether requests for the action may carry the key; undefined where that is not known of everything it covers. */
function mayKnow(action: string, key: string, names: Lexicon): boolean | undefined {
  const meaning = names.action(action);
  if (meaning.kind === 'known') {
    if (COMPANIONS.has(meaning.action.name)) return true;
    return (
      meaning.service.conditionKeys.get(key) !== undefined && knows(meaning.action, key, names)
    );
  }
  if (meaning.kind === 'pattern' && meaning.actions.length > 0) {
    return meaning.services.some(({ conditionKeys }) => conditionKeys.get(key) !== undefined);
  }
  return undefined;
}

/** `key` has no open part, so that letter case is all that can differ. */
function knows(action: Action, key: string, names: Lexicon): boolean {
  let keys = keysOfActions.get(action);
  if (!keys) {
    keys = new Set(names.keysOf(action).map(foldCase));
    keysOfActions.set(action, keys);
  }
  return keys.has(foldCase(key));
}

const keysOfActions = new WeakMap<Action, ReadonlySet<string>>();

/** A key that no action of its service is said to know is one whose actions AWS does not document. */
function actionsKnowing(key: string, names: Lexicon): readonly string[] {
  const service = names.service(key.slice(0, key.indexOf(':')));
  return (service?.actions.names() ?? []).flatMap((name) => {
    const action = service?.actions.get(name);
    return action && knows(action, key, names) ? [action.name] : [];
  });
}
