import fc from 'fast-check';
import { type Node, parseTree } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';

import { fileView } from '../../../../../src/policies/document/text-view.ts';
import type { Json } from '../../../../../src/policies/lint/document/json.ts';
import { readPlain } from '../../../../../src/policies/lint/document/read-plain.ts';
import {
  plainRootOf,
  rootOf,
  type Value,
} from '../../../../../src/policies/lint/document/value.ts';
import { valuesIn } from '../../../../../src/policies/lint/document/values-in.ts';

function treeOf(text: string): Node {
  const tree = parseTree(text);
  if (!tree) throw new Error('no JSON');
  return tree;
}

function told(value: Value) {
  return valuesIn(value).map((one) => ({
    kind: one.kind,
    text: one.text,
    pointer: one.pointer,
    span: one.span,
    range: one.range,
    json: one.json,
    members: one.members.map(({ name, key }) => ({ name, span: key.span, text: key.text })),
  }));
}

const name = fc.string().filter((text) => !/^\d/.test(text));
const { document } = fc.letrec<{ document: Json; list: Json; object: Json; scalar: Json }>(
  (tie) => ({
    document: fc.oneof({ maxDepth: 4 }, tie('scalar'), tie('list'), tie('object')),
    scalar: fc.oneof(fc.string(), fc.boolean(), fc.constant(null)),
    list: fc.array(tie('document'), { maxLength: 4 }),
    object: fc.dictionary(name, tie('document'), { maxKeys: 4, noNullPrototype: true }),
  }),
);

describe('a text that is read as plain JSON', () => {
  test('has the same values at the same places as its tree', () => {
    const space = fc.constantFrom('', ' ', '\t', 2);
    fc.assert(
      fc.property(document, space, fc.constantFrom('\n', '\r\n'), (json, indent, eol) => {
        const text = ` ${JSON.stringify(json, undefined, indent)}\n`.replaceAll('\n', eol);
        const read = readPlain(text);
        if (!read) return fc.pre(false);
        const view = fileView(text);
        const plain = plainRootOf({ view, root: () => treeOf(text) }, read.json);
        expect(told(plain)).toEqual(told(rootOf(view, treeOf(text), '')));
      }),
    );
  });
});

describe('the tree is needed for', () => {
  test.each([
    ['a text that is no JSON', '{"a": }'],
    ['a comment', '{"a": 1} // x'],
    ['a name that stands twice', '{"a": true, "a": "b"}'],
    ['a name that stands twice further in', '{"b": [{"a": "", "a": ""}]}'],
    ['a name that an object would put first', '{"b": "", "0": ""}'],
    ['a name that may be one, escaped', String.raw`{"b": "", "\u0030": ""}`],
    ['a text that was not UTF-8', '{"a": "\uFFFD"}'],
    ['what is nested beyond the limit', `${'['.repeat(101)}${']'.repeat(101)}`],
    ['a byte order mark', '\uFEFF{}'],
  ])('%s', (_what, text) => {
    expect(readPlain(text)).toBeUndefined();
  });

  test.each([
    ['colons and quotes in strings', String.raw`{"a": "\"b\": 1, {", "c\\": ["x\\\"y:"]}`],
    ['a list', '["1", true, null, {"a": {}}]'],
    ['nesting up to the limit', `${'['.repeat(100)}${']'.repeat(100)}`],
    ['a name of an object’s own workings', '{"__proto__": {"a": "b"}}'],
  ])('but not for %s', (_what, text) => {
    expect(readPlain(text)).toEqual({ json: JSON.parse(text) as unknown });
  });
});
