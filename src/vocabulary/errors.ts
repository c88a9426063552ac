/** Something the user can mend: said in one message without a stack; the process ends with `exitCode`. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  readonly exitCode: number = 2;
  /** The one-line mend, printed under the message. */
  readonly mend: string;

  constructor(message: string, mend: string, options?: ErrorOptions) {
    super(message, options);
    this.mend = mend;
  }
}

/** No usable credentials, or credentials that AWS refuses. */
export class CredentialsError extends UserError {
  override readonly name = 'CredentialsError';
  override readonly exitCode = 4;
}

/** A file that could not be used; the place is part of the message as `path:line:column`. */
export class InputError extends UserError {
  override readonly name = 'InputError';
  readonly path: string;
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(
    at: { path: string; line?: number; column?: number },
    what: string,
    mend: string,
    options?: ErrorOptions,
  ) {
    const place = at.line === undefined ? at.path : `${at.path}:${at.line}:${at.column ?? 1}`;
    super(`${place}: ${what}`, mend, options);
    this.path = at.path;
    this.line = at.line;
    this.column = at.column;
  }
}
