import type { ErrorObject } from 'ajv';

import { UserError } from '../vocabulary/errors.ts';
import { nearest } from './nearest.ts';
import type { PlanProblem } from './plan-rules.ts';
import { quote } from './quote.ts';
import { regionNamed } from './regions.ts';

/** What ajv tells of an error when it is asked to be verbose. */
type VerboseError = Pick<
  ErrorObject,
  'keyword' | 'instancePath' | 'params' | 'parentSchema' | 'data'
>;

/** Breaches of the schema as a person is told them: one a place, with the nearest word that is known. */
export function schemaProblems(errors: readonly VerboseError[]): readonly PlanProblem[] {
  const byPlace = new Map<string, PlanProblem>();
  for (const error of errors) {
    const problem = problemOf(error);
    const place = JSON.stringify(problem.at);
    if (!byPlace.has(place)) byPlace.set(place, problem);
  }
  return [...byPlace.values()];
}

function problemOf(error: VerboseError): PlanProblem {
  const at = error.instancePath.split('/').slice(1).map(segment);
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(error, at);
    case 'enum':
      return unknownValue(error, at);
    default:
      return wrongValue(error, at);
  }
}

function unknownKey({ params, parentSchema }: VerboseError, at: PlanProblem['at']): PlanProblem {
  const key = String(params['additionalProperty']);
  const known = Object.keys(Object(parentSchema?.['properties'])).filter(
    (name) => name !== '$schema',
  );
  const where = at.length === 0 ? 'a plan' : nameOf(at);
  return {
    at: [...at, key],
    isKey: true,
    what: `${quote(key)} is no key of ${where}`,
    mend: suggestion(key, known) ?? `The keys are ${known.join(', ')}.`,
  };
}

function unknownValue({ params, data }: VerboseError, at: PlanProblem['at']): PlanProblem {
  if (at[0] === 'region' && typeof data === 'string') return unknownRegion(data, at);
  const values: unknown = params['allowedValues'];
  const allowed = [...new Set((Array.isArray(values) ? values : []).map(String))];
  return {
    at,
    what: `${nameOf(at)} is ${quote(data)}`,
    mend:
      (typeof data === 'string' ? suggestion(data, allowed) : undefined) ??
      `It must be ${allowed.length > 1 ? 'one of ' : ''}${allowed.join(', ')}.`,
  };
}

function unknownRegion(name: string, at: PlanProblem['at']): PlanProblem {
  try {
    regionNamed(name);
  } catch (error) {
    if (error instanceof UserError) return { at, what: error.message, mend: error.mend };
    throw error;
  }
  throw new Error(`The schema of the plan refuses ${name}, regions.ts does not`);
}

function wrongValue({ parentSchema, data }: VerboseError, at: PlanProblem['at']): PlanProblem {
  const examples: unknown = parentSchema?.['examples'];
  const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
  return {
    at,
    what: `${nameOf(at)} is ${quote(data)}; it must be ${String(parentSchema?.['title'])}`,
    mend:
      example === undefined
        ? 'Change it, or leave it out.'
        : `Write for example ${quote(example)}.`,
  };
}

function suggestion(word: string, known: readonly string[]): string | undefined {
  const alike = nearest(word, known);
  return alike.length === 0 ? undefined : `Did you mean ${alike.join(' or ')}?`;
}

function nameOf(at: PlanProblem['at']): string {
  return at.length === 0 ? 'the file' : at.map(String).join('.');
}

/** A part of a JSON pointer; the numbers are indexes, for no key of a plan is a number. */
function segment(text: string): string | number {
  return /^\d+$/.test(text) ? Number(text) : text.replaceAll('~1', '/').replaceAll('~0', '~');
}
