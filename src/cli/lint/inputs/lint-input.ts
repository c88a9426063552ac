/** A file to be linted, or standard input. */
export interface LintInput {
  /** As the report names it: from the working directory on, with `/`; `-` for standard input. */
  readonly path: string;
  /** Where it is read; undefined for standard input. */
  readonly file?: string;
  /** Argument that led to it. */
  readonly argument: string;
  /** True where the argument is the file itself: then it has to be one that holds policies. */
  readonly isNamed: boolean;
}

/** Why an input was not linted, or not mended. */
export interface InputFault {
  readonly path: string;
  /** Half a sentence: `there is no such file`. */
  readonly what: string;
  readonly mend: string;
  /** The user named it, so that the run cannot do what it was asked to. */
  readonly isNamed: boolean;
  /** It was linted; `--fix` could not write it. */
  readonly isRead?: boolean;
}

/** What arguments come to. */
export interface FoundInputs {
  readonly inputs: readonly LintInput[];
  readonly faults: readonly InputFault[];
}
