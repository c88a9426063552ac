/** A statement of a managed policy as plain JSON: none of them names principals. */
interface PlainStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: unknown;
}

export interface PlainDocument {
  readonly Statement: PlainStatement | readonly PlainStatement[];
}

export type Verdict =
  | { readonly effect: 'allowed' | 'denied'; readonly by: readonly number[] }
  | { readonly effect: 'not-granted' | 'hangs on conditions' };

/**
 * Decides a request by one identity policy in the plainest way: regular expressions over the JSON. It knows no conditions
 * and says so where they matter. Shares no code with the engine.
 */
export function plainVerdict(document: PlainDocument, action: string, resource: string): Verdict {
  const matching = [document.Statement]
    .flat()
    .map((statement, index) => ({ statement, index }))
    .filter(({ statement }) => covers(statement, action, resource));
  const sure = matching.filter(({ statement }) => !isConditional(statement));
  const unsure = matching.filter(({ statement }) => isConditional(statement));
  const indexes = (effect: string): readonly number[] =>
    sure.filter(({ statement }) => statement.Effect === effect).map(({ index }) => index);
  const denied = indexes('Deny');
  if (denied.length > 0) return { effect: 'denied', by: denied };
  if (unsure.some(({ statement }) => statement.Effect === 'Deny')) {
    return { effect: 'hangs on conditions' };
  }
  const allowed = indexes('Allow');
  if (allowed.length > 0) return { effect: 'allowed', by: allowed };
  return { effect: unsure.length > 0 ? 'hangs on conditions' : 'not-granted' };
}

/** Policy variables are conditions too: whether they match hangs on who asks. */
function isConditional({ Condition, Resource, NotResource }: PlainStatement): boolean {
  return Condition !== undefined || JSON.stringify([Resource, NotResource]).includes('${');
}

function covers(statement: PlainStatement, action: string, resource: string): boolean {
  const { Action, NotAction, Resource, NotResource } = statement;
  const byAction =
    Action === undefined ? !isCovered(NotAction, action, 'i') : isCovered(Action, action, 'i');
  const byResource =
    Resource === undefined
      ? !isCovered(NotResource, resource, '')
      : isCovered(Resource, resource, '');
  return byAction && byResource;
}

function isCovered(
  patterns: string | readonly string[] | undefined,
  text: string,
  flags: string,
): boolean {
  return [patterns ?? []].flat().some((pattern) => expressionOf(pattern, flags).test(text));
}

const expressions = new Map<string, RegExp>();

function expressionOf(pattern: string, flags: string): RegExp {
  const key = flags + pattern;
  const known = expressions.get(key);
  if (known) return known;
  const open = pattern.replaceAll(/\$\{[^}]*\}/g, '*');
  const plain = open.replaceAll(/[.+^$(){}|[\]\\]/g, String.raw`\$&`);
  const source = plain.replaceAll('*', '.*').replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, flags);
  expressions.set(key, expression);
  return expression;
}
