import type { LintDocument } from '../document/lint-document.ts';
import type { LintStatement } from '../document/statement.ts';
import type { Word } from '../document/value.ts';
import { type ConditionKey, globalConditionKeys, type Lexicon } from '../lexicon/lexicon.ts';
import type { Finding } from '../rule.ts';
import { operatorMember, type ReadLine, readLines } from './condition-keys.ts';

/**
 * Keys with an ARN that are compared with StringLike. `callers`: keys that say who asks, and from where, with a pattern
 * whose wildcard can reach over a colon, so that a stranger may choose part of what matches; `others`: all the rest. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function* arnsUnderStringLike(
  { statements }: LintDocument,
  names: Lexicon,
  which: 'callers' | 'others',
): Generator<Finding> {
  for (const statement of statements) {
    for (const line of readLines(statement)) {
      if (line.operator.family !== 'string' || !line.operator.wildcards) continue;
      const { documented } = names.key(line.key.text);
      if (documented?.type !== 'ARN' || line.values.every(isAny)) continue;
      const reaches = line.values.some(({ text }) => WILDCARD_BEFORE_RESOURCE.test(text));
      if ((reaches && isGlobal(documented)) !== (which === 'callers')) continue;
      yield findingOf(statement, line, reaches);
    }
  }
}

function findingOf(statement: LintStatement, line: ReadLine, reaches: boolean): Finding {
  const { key, operatorWord } = line;
  const to = operatorWord.text.replace('String', 'Arn');
  const member = operatorMember(statement, line, to);
  return {
    at: key,
    subject: key.text,
    message: reaches
      ? `${key.text} is an ARN, and under ${operatorWord.text} a wildcard reaches over its colons.`
      : `${key.text} is an ARN, and ${operatorWord.text} compares it as any text.`,
    advice: `Use ${to}.`,
    ...(member?.value.members.length === 1
      ? { fix: { safe: false, title: `Write ${to}`, edits: [{ kind: 'rename', member, to }] } }
      : {}),
  };
}

/** A wildcard that is the whole value asks only whether the key is there. */
function isAny({ text }: Word): boolean {
  return /^\*+$/.test(text);
}

function isGlobal({ key }: ConditionKey): boolean {
  return globalConditionKeys.some((one) => one.key === key);
}

/** A wildcard before the last part of an ARN, whose colons it can reach over; in the last part both compare alike. */
const WILDCARD_BEFORE_RESOURCE = /^(?!\*+$)(?:[^:*?]*:){0,4}[^:*?]*[*?]/;
