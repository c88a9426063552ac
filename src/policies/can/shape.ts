import { UserError } from '../../vocabulary/errors.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The error for a member that is not as it must be; `at` is its JSON pointer in the case. */
export function refuse(at: string, what: string): UserError {
  return new UserError(
    `${at === '' ? 'The case' : at}: ${what}`,
    'A case is {"id", "policies": {"identity": […], …}, "request": {"principal", "action", "resource", "context"}}.',
  );
}

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function recordAt(fields: Fields, at: string, name: string): Fields {
  const value = fields[name];
  if (!isRecord(value)) throw refuse(`${at}/${name}`, 'an object is expected here');
  return value;
}

export function stringAt(fields: Fields, at: string, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') {
    throw refuse(`${at}/${name}`, 'a string is expected here');
  }
  return value;
}

export function listAt(value: unknown, at: string, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw refuse(at, `${what} is expected here`);
}

/** Refuses members that nobody reads: a misspelt layer would silently not limit. */
export function nameKeys(fields: Fields, at: string, known: readonly string[]): void {
  const unknown = Object.keys(fields).find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw refuse(`${at}/${unknown}`, `there is no such member; known are ${known.join(', ')}`);
  }
}
