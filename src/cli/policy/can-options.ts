/** Flags of `policy can`, as commander hands them over. */
export interface CanOptions {
  readonly policy?: readonly string[];
  readonly boundary?: string;
  /** One argument a level, from the organisation's root down. */
  readonly scp?: readonly string[];
  readonly rcp?: readonly string[];
  readonly session?: string;
  readonly resourcePolicy?: string;
  readonly trust?: string;
  readonly principal?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly resourceAccount?: string;
  /** `key=value`; a key given several times has several values, `key=` none. */
  readonly context?: readonly string[];
  readonly absent?: readonly string[];
  readonly complete?: boolean;
  /** `name=value` for CloudFormation templates. */
  readonly parameter?: readonly string[];
  readonly format?: 'pretty' | 'json';
  /** A file with one case a line, or `-` for standard input. */
  readonly requests?: string;
}

/** Takes a piece of output; what is returned is awaited, so that a slow reader slows the command down. */
export type Write = (text: string) => void | Promise<void>;
