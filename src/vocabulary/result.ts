/** What became of one requirement. A requirement that could not be examined is `unknown`: never a pass, never a failure of the account. */
export type Status = 'pass' | 'warn' | 'fail' | 'unknown' | 'skipped';

/** How much a result weighs when it is not a pass. */
export type Severity = 'error' | 'warning' | 'info';

/** Permanent, self-explaining, and the path of its page under docs/. */
export type Code = `lint/${string}` | `check/${string}` | `simulate/${string}`;

/** The kind of policy that decided a request; `resource` and `trust` hang on the resource, the others on the caller. */
export type Layer = 'identity' | 'boundary' | 'session' | 'scp' | 'rcp' | 'resource' | 'trust';

/** A span in a file the user can open. Lines and columns count from 1; the end is exclusive. */
export interface FilePlace {
  readonly kind: 'file';
  readonly path: string;
  /** JSON pointer (RFC 6901) into the document. */
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Something in an AWS account that has no file. */
export interface AccountPlace {
  readonly kind: 'account';
  readonly account: string;
  readonly arn: string;
  /** JSON pointer into the document that hangs on `arn`, if the finding is about a part of it. */
  readonly pointer?: string;
}

/** A call of a simulated stage. */
export interface CallPlace {
  readonly kind: 'call';
  readonly stage: string;
  readonly call: string;
}

export type Place = FilePlace | AccountPlace | CallPlace;

/** Strongest first: where two disagree the stronger wins and both are shown. */
export type EvidenceKind =
  | 'probe'
  | 'dry-run'
  | 'policy-simulation'
  | 'local-evaluation'
  | 'documented';

/** Why a verdict holds. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly detail: string;
  readonly requestId?: string;
  /** Address of the page that says so. */
  readonly source?: string;
}

/** How to mend a finding: always a sentence, and where it helps a policy fragment or a command to paste. */
export interface Remedy {
  readonly text: string;
  readonly patch?: string;
  /** A change of the file that `lint --fix` makes, or, where it is not safe, only proposes. */
  readonly fix?: ProposedFix;
}

/** A change of a policy file. */
export interface ProposedFix {
  /** `Remove the statement`. */
  readonly title: string;
  /** True: what the policy allows stays the same. */
  readonly safe: boolean;
  /** Why `--fix` did not make it although it is safe. */
  readonly refused?: string;
}

/** The families that the report groups by. */
export type Category =
  | 'identity'
  | 'api'
  | 'permission'
  | 'quota'
  | 'trust'
  | 'network'
  | 'input'
  | 'simulation'
  | 'lint';

/** The four classes of findings of IAM Access Analyzer, by which lint rules are ordered. */
export type RuleCategory = 'error' | 'security' | 'warning' | 'suggestion';

/** A line of a file, or the part of a long one around a place. */
export interface ExcerptLine {
  /** Counts from 1. */
  readonly line: number;
  /** Column of the first character of `text`: more than 1 where the beginning of a long line was left out. */
  readonly column: number;
  readonly text: string;
  /** The end of the line was left out. */
  readonly cut?: true;
}

/** Who accepts a finding. */
export interface Acceptance {
  /** Path of the baseline. */
  readonly by: string;
  readonly reason?: string;
  /** Last day: `2026-12-31`, UTC. */
  readonly until?: string;
}

/** One verdict, with what it is about and why it holds. */
export interface Result {
  readonly code: Code;
  /** What within the code: an action, a quota, a role. With the code it identifies the result across runs. */
  readonly subject?: string;
  readonly category: Category;
  /** The good state, as a phrase: "May call ec2:RunInstances". */
  readonly title: string;
  readonly status: Status;
  readonly severity: Severity;
  /** One or two sentences: what was found. Text that came from AWS or from files is data and may hold anything. */
  readonly message: string;
  readonly layer?: Layer;
  readonly evidence: readonly Evidence[];
  readonly place?: Place;
  /**
   * What the place is called however often lines and list items around it change: `/Statement/ReadVpcs/Action/ec2:*`.
   * The fingerprint then hangs on it and on the file's path.
   */
  readonly anchor?: string;
  readonly remedy?: Remedy;
  /** Of a lint rule: which of Access Analyzer's classes it belongs to. */
  readonly ruleCategory?: RuleCategory;
  /** Names that others have for the same finding: `access-analyzer:INVALID_ACTION`. */
  readonly aliases?: readonly string[];
  /** Of a `skipped` finding: it is accepted, and weighs nothing. */
  readonly accepted?: Acceptance;
  /** The lines of the file that show the place. */
  readonly excerpt?: readonly ExcerptLine[];
  /** Figures of a quota: how many the plan needs, how many are in use, and the limit. */
  readonly quota?: {
    readonly need: number;
    readonly used: number;
    readonly limit: number;
    readonly source: 'applied' | 'default';
  };
  readonly durationMs?: number;
}

/** A thing that the run did not look at, and why; it is shown, so nothing unchecked passes silently. */
export interface NotChecked {
  readonly subject: string;
  readonly why: string;
}
