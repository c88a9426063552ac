import type { At } from '../../document/reader.ts';
import { itemsOf, membersOf } from '../tree/at.ts';
import { decideCondition } from './conditions.ts';
import { evaluateReference, getAttribute } from './references.ts';
import { concat, list, type Scope } from './scope.ts';
import { evaluateSub } from './sub.ts';
import { knownText, type Pieces, piecesOf, text, unknown, type Value } from './value.ts';

/** What a value comes to: intrinsic functions are carried out as far as the template tells what they need. */
export function evaluate(at: At, scope: Scope): Value {
  const { node } = at;
  if (node.type === 'string') return text(String(node.value));
  if (node.type === 'number' || node.type === 'boolean') return evaluateScalar(at, scope);
  const name = intrinsicOf(at);
  if (name === undefined) return { kind: 'tree', at };
  const [member] = membersOf(at);
  const known = Object.hasOwn(INTRINSICS, name) ? INTRINSICS[name] : undefined;
  if (known && member && membersOf(at).length === 1) return known(member.value, scope);
  return unknown(`\${${name}}`, `${name} is carried out by CloudFormation only`, deployed);
}

/** The pieces of a value that must be a text. */
export function evaluateText(at: At | undefined, scope: Scope): Pieces {
  return at ? piecesOf(evaluate(at, scope), written(at, scope)) : [];
}

/** The items of a value that must be a list of texts; undefined where it is not known how many. */
function evaluateList(at: At, scope: Scope): readonly Pieces[] | undefined {
  const value = evaluate(at, scope);
  if (value.kind === 'list') return value.items;
  if (value.kind !== 'tree') return undefined;
  const items: Pieces[] = [];
  for (const item of itemsOf(value.at)) {
    const one = evaluate(item, scope);
    if (one.kind === 'absent') continue;
    if (one.kind === 'list') items.push(...one.items);
    else items.push(piecesOf(one, written(item, scope)));
  }
  return items;
}

const deployed = 'Give the deployed document, as the AWS CLI prints it.';

/**
 * Name of the intrinsic function that a value is, if it is one: an object with the only key `Ref`, or with a key that
 * begins with `Fn::`. Source:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
function intrinsicOf(at: At): string | undefined {
  const members = membersOf(at);
  if (members.length === 1 && members[0]?.name === 'Ref') return 'Ref';
  return members.find(({ name }) => name.startsWith('Fn::'))?.name;
}

/** CloudFormation hands numbers and booleans on as text; YAML takes a number with a leading zero for another one. */
function evaluateScalar(at: At, scope: Scope): Value {
  const source = written(at, scope);
  if (/^(?:true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?)$/.test(source)) return text(source);
  return unknown(source, 'YAML may read this number as another one', 'Put it in quotation marks.');
}

function written({ node }: At, { tree }: Scope): string {
  return tree.view.text.slice(node.offset, node.offset + Math.min(node.length, 80));
}

const INTRINSICS: Readonly<Record<string, (argument: At, scope: Scope) => Value>> = {
  Ref: (argument, scope) => evaluateReference(String(argument.node.value), scope),
  'Fn::GetAtt': getAttributeOf,
  'Fn::Sub': evaluateSub,
  'Fn::Join': evaluateJoin,
  'Fn::Select': evaluateSelect,
  'Fn::Split': evaluateSplit,
  'Fn::If': evaluateIf,
  'Fn::FindInMap': evaluateMapping,
  'Fn::ImportValue': (argument, scope) => {
    const name = knownText(evaluateText(argument, scope)) ?? 'another stack’s output';
    return unknown(`\${ImportValue ${name}}`, 'it is the output of another stack', deployed);
  },
};

function getAttributeOf(argument: At, scope: Scope): Value {
  if (argument.node.type === 'string') {
    const [id = '', ...attribute] = String(argument.node.value).split('.');
    return getAttribute(id, attribute.join('.'), scope);
  }
  const [id, attribute] = itemsOf(argument).map((item) => knownText(evaluateText(item, scope)));
  return getAttribute(id ?? '?', attribute ?? '?', scope);
}

function evaluateJoin(argument: At, scope: Scope): Value {
  const [separatorAt, listAt] = itemsOf(argument);
  const separator = evaluateText(separatorAt, scope);
  const items = listAt && evaluateList(listAt, scope);
  if (!items) return unknown('${Join}', 'the list that is joined is not known', deployed);
  return concat(
    scope,
    items.flatMap((item, index) => (index === 0 ? [item] : [separator, item])),
  );
}

function evaluateSplit(argument: At, scope: Scope): Value {
  const [separatorAt, textAt] = itemsOf(argument);
  const separator = knownText(evaluateText(separatorAt, scope));
  const whole = knownText(evaluateText(textAt, scope));
  if (!separator || whole === undefined) {
    return unknown('${Split}', 'the text that is split is not known', deployed);
  }
  return list(
    scope,
    whole.split(separator).map((part) => [part]),
  );
}

function evaluateSelect(argument: At, scope: Scope): Value {
  const [indexAt, listAt] = itemsOf(argument);
  const index = Number(knownText(evaluateText(indexAt, scope)) ?? Number.NaN);
  const item = listAt && evaluateList(listAt, scope)?.[index];
  return item
    ? { kind: 'text', pieces: item }
    : unknown('${Select}', 'the list or the index is not known', deployed);
}

function evaluateIf(argument: At, scope: Scope): Value {
  const [conditionAt, yes, no] = itemsOf(argument);
  if (!conditionAt || !yes || !no)
    return unknown('${If}', 'it has no three parts', 'Mend the template.');
  const condition = String(conditionAt.node.value);
  const holds = decideCondition(condition, scope);
  if (holds !== undefined) return evaluate(holds ? yes : no, scope);
  return {
    kind: 'choice',
    options: [yes, no],
    hole: {
      written: `\${If ${condition}}`,
      why: `it is not known whether the condition ${condition} holds`,
      mend: 'Give the parameters that the condition asks for with --parameter.',
    },
  };
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-findinmap.html */
function evaluateMapping(argument: At, scope: Scope): Value {
  const keys = itemsOf(argument)
    .slice(0, 3)
    .map((item) => evaluateText(item, scope));
  let found: At | undefined = scope.mappings;
  for (const key of keys) {
    const name = knownText(key);
    found = membersOf(found).find((member) => member.name === name)?.value;
  }
  if (found && keys.length === 3) return evaluate(found, scope);
  const name = keys.map((key) => knownText(key) ?? '?').join('.');
  return unknown(
    `\${FindInMap ${name}}`,
    'the mapping has no such entry, or its keys are not known',
    parameterise,
  );
}

const parameterise = 'Give the values that it is looked up by with --parameter.';
