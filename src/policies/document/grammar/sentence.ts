import type { Node } from 'jsonc-parser';

import type { SchemaError } from './schema-check.ts';
import { unknownElement } from './unknown-element.ts';

/**
 * What is wrong, in a sentence: `names` leads to the value that breaks the common grammar, `node` is that value.
 * Undefined for what ajv tells besides: that none of several ways was kept to, where it tells of each.
 */
export function sentenceOf(
  { keyword, params }: SchemaError,
  names: readonly string[],
  node: Node,
): string | undefined {
  return SENTENCES[keyword]?.(names, node, params);
}

type Sentence = (
  names: readonly string[],
  node: Node,
  params: SchemaError['params'],
) => string | undefined;

const SENTENCES: Readonly<Record<string, Sentence>> = {
  type: (names, node) => wrongKind(names, node),
  required: (_names, _node, { missingProperty = '' }) => MISSING[missingProperty],
  additionalProperties: (names, _node, { additionalProperty = '' }) =>
    unknownName(names, additionalProperty),
  enum: ([element]) =>
    element === 'Version'
      ? 'Version must be "2012-10-17" or "2008-10-17"; no other exists'
      : 'Effect must be exactly "Allow" or "Deny"; case counts',
  pattern: (names, node) =>
    isPrincipal(names)
      ? wrongPrincipal(names, node)
      : `"${String(node.value)}" is no action: it must be "*" or begin with a service prefix, as in "ec2:RunInstances"`,
  minItems: () => 'The policy has no Statement: the list is empty',
  'false schema': (names) => bothForms(names.at(-1) ?? ''),
};

const MISSING: Readonly<Record<string, string>> = {
  Statement: 'The policy has no Statement',
  Effect: 'The statement has no Effect',
  Action: 'The statement has neither Action nor NotAction',
};

const POLICY: readonly string[] = ['Version', 'Id', 'Statement'];
const STATEMENT: readonly string[] = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];
/** The elements of policies and statements as AWS lists them. */
export const elements: readonly string[] = [...POLICY, ...STATEMENT];
const PRINCIPAL: readonly string[] = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

function unknownName(names: readonly string[], name: string): string {
  if (names.length === 0) return unknownElement(name, POLICY, 'policy');
  return isPrincipal(names)
    ? unknownElement(name, PRINCIPAL, 'Principal')
    : unknownElement(name, STATEMENT, 'statement');
}

function wrongKind(names: readonly string[], node: Node): string {
  const [element, inner] = names.slice(1);
  if (names.length === 0) return `A policy is a JSON object, not ${nounOf(node)}`;
  if (element === undefined) {
    return names[0] === 'Statement'
      ? `A statement is a JSON object, not ${nounOf(node)}`
      : `${names[0]} must be a string, not ${nounOf(node)}`;
  }
  if (isPrincipal(names)) {
    return inner === undefined
      ? wrongPrincipal(names, node)
      : `The principal of type ${inner} must be a string, not ${nounOf(node)}`;
  }
  return element === 'Condition'
    ? wrongCondition(names.slice(2), node)
    : `${element} must be a string, not ${nounOf(node)}`;
}

function wrongCondition([operator, key]: readonly string[], node: Node): string {
  if (key !== undefined) return `The value of ${key} must be a string, not ${nounOf(node)}`;
  const what = operator === undefined ? 'Condition' : `The condition operator ${operator}`;
  return `${what} must be a JSON object, not ${nounOf(node)}`;
}

function wrongPrincipal(names: readonly string[], node: Node): string {
  const got = node.type === 'string' ? `"${String(node.value)}"` : nounOf(node);
  return `${names[1]} must be "*" or an object such as {"AWS": "…"} or {"Service": "…"}, not ${got}`;
}

/** `name` is the Not… form, which stands beside the plain one. */
function bothForms(name: string): string {
  return `A statement has ${name.slice('Not'.length)} or ${name}, not both`;
}

function isPrincipal([, element]: readonly string[]): boolean {
  return element === 'Principal' || element === 'NotPrincipal';
}

/** What a JSON value is, in words. */
function nounOf({ type }: Node): string {
  if (type === 'null') return 'null';
  return type === 'array' || type === 'object' ? `an ${type}` : `a ${type}`;
}
