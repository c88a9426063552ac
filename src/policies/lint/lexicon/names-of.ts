import type { LintDocument } from '../document/lint-document.ts';
import type { LintStatement } from '../document/statement.ts';
import { arnPartsOf } from '../patterns/arn-parts.ts';
import { variableName, writtenVariables } from '../statements/policy-variables.ts';

/** Names of a document that the catalogue may know; one may stand there more than once. */
export interface NamesOf {
  readonly actions: Iterable<string>;
  /** Condition keys, of condition lines and of policy variables. */
  readonly keys: Iterable<string>;
  /** Prefixes, of ARNs and of condition keys. */
  readonly services: Iterable<string>;
}

/** The names in a document, and services that rules look up besides. */
export function namesOf(document: LintDocument, needs: Iterable<string>): NamesOf {
  const { statements, mayHaveVariables } = document;
  const actions: string[] = [];
  const keys: string[] = [];
  const services = [...needs];
  for (const statement of statements) {
    for (const { text } of statement.actions?.items ?? []) actions.push(text);
    for (const { key } of statement.conditions) keys.push(key.text);
    addServices(statement, services);
    if (mayHaveVariables) keys.push(...variablesIn(statement));
  }
  return { actions, keys, services };
}

function* variablesIn(statement: LintStatement): Generator<string> {
  for (const text of textsWithVariables(statement)) {
    for (const variable of writtenVariables(text)) yield variableName(variable);
  }
}

function addServices({ resources, conditions }: LintStatement, services: string[]): void {
  for (const { text } of resources?.items ?? []) {
    const service = serviceIn(text);
    if (service !== '') services.push(service);
  }
  for (const { key } of conditions) services.push(prefixOf(key.text));
}

/** Service of an ARN; empty where there is none. */
function serviceIn(text: string): string {
  // Colons of a variable divide nothing: `arn:${AWS::Partition}:s3:::reports`.
  if (text.includes('${')) return arnPartsOf(text)?.service.text ?? '';
  if (!text.startsWith('arn:')) return '';
  const start = text.indexOf(':', 'arn:'.length) + 1;
  return start === 0 ? '' : text.slice(start, endOf(text, start));
}

function endOf(text: string, start: number): number {
  const end = text.indexOf(':', start);
  return end < 0 ? text.length : end;
}

function prefixOf(key: string): string {
  return key.slice(0, Math.max(0, key.indexOf(':')));
}

function* textsWithVariables({ resources, conditions }: LintStatement): Generator<string> {
  for (const { text } of resources?.items ?? []) if (text.includes('${')) yield text;
  for (const { values } of conditions) {
    for (const { text } of values) if (text.includes('${')) yield text;
  }
}
