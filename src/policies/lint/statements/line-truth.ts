import type { Condition, Placed, Policy } from '../../document/policy.ts';
import { compileCondition } from '../../evaluate/conditions/compile-condition.ts';
import { foldCase } from '../../evaluate/match/fold-case.ts';
import { questionOf } from '../../evaluate/question.ts';
import { MAYBE, type Truth, YES } from '../../evaluate/truth.ts';
import type { LintDocument } from '../document/lint-document.ts';
import type { ConditionLine } from '../document/statement.ts';
import type { Word } from '../document/value.ts';
import { isUntold } from './untold.ts';

/** What a condition line comes to for values of its key; null: the request has none. */
export type LineTest = (values: readonly string[] | null) => Truth;

/** The line as the engine asks it; undefined where AWS would not take it, or where it hangs on further keys. */
export function lineTest(line: ConditionLine, document: LintDocument): LineTest | undefined {
  if (line.values.some(({ text }) => text.includes('${'))) return undefined;
  const compiled = compileCondition(conditionOf(line), versionOf(document));
  if (typeof compiled === 'string') return undefined;
  const key = foldCase(line.key.text);
  return (values) => compiled.holds({ ...ANY_QUESTION, assumed: new Map([[key, values]]) });
}

/** What a line whose values make no difference comes to. */
export interface Constancy {
  /** Where the request carries the key. */
  readonly present: boolean;
  /** Where it does not. */
  readonly absent: boolean;
}

/** Undefined for a line that hangs on the value of its key, as nearly all do. */
export function constancyOf(line: ConditionLine, document: LintDocument): Constancy | undefined {
  if (line.values.some((value) => isUntold(document, value))) return undefined;
  const samples = samplesFor(line);
  const test = samples.length > 0 ? lineTest(line, document) : undefined;
  if (!test) return undefined;
  const absent = test(null);
  const present = new Set(samples.map((sample) => test([sample])));
  if (present.size !== 1 || present.has(MAYBE) || absent === MAYBE) return undefined;
  return { present: present.has(YES), absent: absent === YES };
}

/** Values that stand for all where the line has a pattern for all; none where its values make a difference. */
function samplesFor({ operator, values }: ConditionLine): readonly string[] {
  if (typeof operator === 'string') return [];
  const texts = values.map(({ text }) => text);
  if (operator.family === 'null') return new Set(texts).size > 1 ? [SOME_TEXT] : [];
  if (!operator.wildcards) return [];
  if (operator.family === 'arn') return texts.some((text) => ANY_ARN.test(text)) ? [SOME_ARN] : [];
  return texts.some((text) => ANY_TEXT.test(text)) ? [SOME_TEXT, SOME_ARN] : [];
}

const ANY_TEXT = /^\*+$/;
const ANY_ARN = /^arn(?::\*+){5}$/;
const SOME_TEXT = 'x';
const SOME_ARN = 'arn:aws:iam::111122223333:role/x';

/** Only the key of the line is asked for, which is always given: the rest of the request makes no difference. */
const ANY_QUESTION = questionOf(
  {
    principal: { kind: 'anonymous' },
    action: '*',
    resource: '*',
    context: new Map(),
    complete: false,
  },
  false,
);

function conditionOf({ operatorWord, key, values }: ConditionLine): Condition {
  return { operator: placed(operatorWord), key: placed(key), values: values.map(placed) };
}

function placed(word: Word): Placed {
  return {
    value: word.text,
    get span() {
      return word.span;
    },
  };
}

/** Without statements: a condition line needs of its policy only how it reads variables. */
function versionOf({ source, version }: LintDocument): Policy {
  return {
    source,
    version: version?.text === '2012-10-17' ? '2012-10-17' : '2008-10-17',
    ...(version ? {} : { versionMissing: true }),
    statements: [],
  };
}
