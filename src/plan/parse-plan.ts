import type { ValidateFunction } from 'ajv';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';

import { InputError } from '../vocabulary/errors.ts';
import type { Plan } from '../vocabulary/plan.ts';
import { toPlan, type PlanFile } from './plan-file.ts';
import { planRules, type PlanProblem } from './plan-rules.ts';
import { schemaProblems } from './schema-problems.ts';

/** A plan is written by hand; a file beyond this is a mistake. */
const mostBytes = 1024 * 1024;
/** So many problems are told at once; more would hide the first. */
const mostProblems = 5;

interface PlacedProblem {
  readonly offset: number;
  readonly what: string;
  readonly mend: string;
}

/**
 * The plan that a YAML or JSON file describes. InputError, with every problem and its place, where the text is none,
 * breaks docs/schema/plan.schema.json, or asks for what cannot be together.
 */
export async function parsePlan(text: string, path: string): Promise<Plan> {
  if (Buffer.byteLength(text) > mostBytes) {
    throw new InputError({ path }, 'the file is larger than 1 MiB', 'Give the file of a plan.');
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const fault = syntaxProblem(document);
  if (fault) refuse(path, lines, [fault]);
  const value = valueOf(document, path);
  const validate = await schemaValidator();
  if (!validate(value)) {
    return refuse(path, lines, placed(document, schemaProblems(validate.errors ?? [])));
  }
  const problems = planRules(value);
  return problems.length > 0 ? refuse(path, lines, placed(document, problems)) : toPlan(value);
}

/** The first fault of the text only: those after it mostly follow from it. */
function syntaxProblem({ errors, warnings }: Document.Parsed): PlacedProblem | undefined {
  const [fault] = [...errors, ...warnings].toSorted((one, other) => one.pos[0] - other.pos[0]);
  return (
    fault && {
      offset: fault.pos[0],
      what: `the text is not valid YAML or JSON: ${fault.message}`,
      mend: 'Mend the text at this place.',
    }
  );
}

function valueOf(document: Document.Parsed, path: string): unknown {
  if (document.contents === null) {
    throw new InputError(
      { path },
      'the plan is empty',
      'Write at least one key, such as "region: eu-central-1".',
    );
  }
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new InputError(
      { path },
      'the plan uses YAML aliases (*name)',
      'Write the values out where they are used.',
      { cause: error },
    );
  }
}

/** ajv and the schema are only loaded when somebody has a plan file. */
async function schemaValidator(): Promise<ValidateFunction<PlanFile>> {
  const [{ Ajv2020 }, { default: schema }] = await Promise.all([
    import('ajv/dist/2020.js'),
    import('../../docs/schema/plan.schema.json', { with: { type: 'json' } }),
  ]);
  const ajv = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true });
  return ajv.compile<PlanFile>(schema);
}

function placed(
  document: Document.Parsed,
  problems: readonly PlanProblem[],
): readonly PlacedProblem[] {
  return problems.map(({ at, isKey, what, mend }) => ({
    offset: isKey ? keyOffset(document, at) : valueOffset(document, at),
    what,
    mend,
  }));
}

function valueOffset(document: Document.Parsed, at: PlanProblem['at']): number {
  const node: unknown = at.length === 0 ? document.contents : document.getIn(at, true);
  return rangeStart(node) ?? rangeStart(document.contents) ?? 0;
}

function keyOffset(document: Document.Parsed, at: PlanProblem['at']): number {
  const parent: unknown =
    at.length === 1 ? document.contents : document.getIn(at.slice(0, -1), true);
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === at.at(-1))
    : undefined;
  return rangeStart(pair?.key) ?? valueOffset(document, at);
}

function rangeStart(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

/** Throws the problems, in the order of the file. */
function refuse(path: string, lines: LineCounter, problems: readonly PlacedProblem[]): never {
  const [first, ...others] = problems.toSorted((one, other) => one.offset - other.offset);
  if (first === undefined) throw new Error('A plan was refused without a reason');
  const { line, col } = lines.linePos(first.offset);
  const told = others.slice(0, mostProblems - 1).map(({ offset, what, mend }) => {
    const at = lines.linePos(offset);
    return `\n${path}:${at.line}:${at.col}: ${what}. ${mend}`;
  });
  const more = others.length - told.length;
  const rest = more > 0 ? `\nand ${more} more` : '';
  throw new InputError(
    { path, line, column: col },
    `${first.what}${told.join('')}${rest}`,
    first.mend,
  );
}
