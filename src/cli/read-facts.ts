import type { ErrorObject } from 'ajv';
import type * as Jsonc from 'jsonc-parser';

import schema from '../../docs/schema/facts.schema.json' with { type: 'json' };
import { InputError } from '../vocabulary/errors.ts';
import type { PartialFacts } from '../vocabulary/facts.ts';
import { readTextFile } from './read-files.ts';

type Json = typeof Jsonc;

/** Reads a facts bundle, whole or in part, checked against docs/schema/facts.schema.json. */
export async function readFacts(path: string): Promise<PartialFacts> {
  const { text } = await readTextFile(path);
  const json = await import('jsonc-parser');
  const tree = parse(json, text, path);
  const value: unknown = json.getNodeValue(tree);
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const validate = new Ajv2020({ allowUnionTypes: true }).compile<PartialFacts>(schema);
  if (validate(value)) return value;
  const [problem] = validate.errors ?? [];
  const at = placeAt(text, problem ? offsetOf(json, tree, problem) : 0);
  const where = problem?.instancePath || 'the document';
  const what = problem?.message ?? 'breaks the schema';
  throw new InputError({ path, ...at }, `${where} ${what}.`, 'See docs/schema/facts.schema.json.');
}

function parse(json: Json, text: string, path: string): Jsonc.Node {
  const errors: Jsonc.ParseError[] = [];
  const tree = json.parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  if (tree && !first) return tree;
  const what = first ? json.printParseErrorCode(first.error) : 'empty';
  const at = placeAt(text, first?.offset ?? 0);
  throw new InputError(
    { path, ...at },
    `not JSON: ${what}.`,
    'Save facts with `check --save-facts`.',
  );
}

/** Where the value stands that breaks the schema; its last known parent where it is missing. */
function offsetOf(json: Json, tree: Jsonc.Node, { instancePath }: ErrorObject): number {
  const keys = instancePath.split('/').slice(1);
  const steps = keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  return json.findNodeAtLocation(tree, steps)?.offset ?? 0;
}

function placeAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
