import type { At } from '../../document/reader.ts';
import { itemsOf, membersOf } from '../tree/at.ts';
import { evaluateReference, getAttribute } from './references.ts';
import { concat, type Scope } from './scope.ts';
import { type Pieces, piecesOf, unknown, type Value } from './value.ts';

/**
 * `Fn::Sub`: `${Name}` and `${Name.Attribute}` are put in, `${!Literal}` stays as `${Literal}`, which is how policy
 * variables are written in it. Source:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html
 */
export function evaluateSub(argument: At, scope: Scope): Value {
  const [templateAt, variablesAt] =
    argument.node.type === 'array' ? itemsOf(argument) : [argument, undefined];
  if (templateAt?.node.type !== 'string') {
    return unknown('${Sub}', 'Fn::Sub needs its text written out', 'Mend the template.');
  }
  const own = new Map(membersOf(variablesAt).map(({ name, value }) => [name, value]));
  const template = String(templateAt.node.value);
  const parts: Pieces[] = [];
  let from = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    parts.push([template.slice(from, match.index)], placeholder(match[1] ?? '', own, scope));
    from = match.index + match[0].length;
  }
  parts.push([template.slice(from)]);
  return concat(scope, parts);
}

const PLACEHOLDER = /\$\{([^{}$]*)\}/g;

function placeholder(written: string, own: ReadonlyMap<string, At>, scope: Scope): Pieces {
  if (written.startsWith('!')) return [`\${${written.slice(1)}}`];
  const name = written.trim();
  const variable = own.get(name);
  if (variable) return scope.textOf(variable);
  const dot = name.indexOf('.');
  const value =
    dot < 0
      ? evaluateReference(name, scope)
      : getAttribute(name.slice(0, dot), name.slice(dot + 1), scope);
  return piecesOf(value, `\${${written}}`);
}
