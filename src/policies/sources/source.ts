import type { FilePlace, Layer, NotChecked } from '../../vocabulary/result.ts';
import type { Parsed, Policy, Problem, Span } from '../document/policy.ts';
import type { At } from '../document/reader.ts';
import type { TextView } from '../document/text-view.ts';

/** What a file turned out to be, by its content. */
export type SourceKind =
  | 'document'
  | 'catalogue'
  | 'aws-cli'
  | 'cloudformation'
  | 'terraform'
  | 'unrecognised';

/** A user, role or group that a policy bears on. */
export interface Owner {
  readonly kind: 'user' | 'role' | 'group';
  /** Name of the identity; where the file does not tell it, what the file calls it: a logical id, an address. */
  readonly name: string;
  readonly arn?: string;
  /** What the file calls the identity, where that is not its name. */
  readonly alias?: string;
  /** The name is not known: any identity of the kind may be meant. */
  readonly any?: true;
  /** Why it is not sure that the policy bears on the identity. */
  readonly doubt?: Hole;
}

/** A part of a file that is not known. */
export interface Hole {
  /** The part as the file has it: `${Bucket.Arn}`. */
  readonly written: string;
  readonly why: string;
  /** What would make it known. */
  readonly mend: string;
}

/**
 * A part of a document that the file does not tell: a value known only after deployment, an element behind a condition.
 * `value`: the draft holds a pattern instead, with `*` for what is not known, which covers whatever it will be.
 * `presence`: the part is known, whether it will be there is not. `statement`: nothing of the statement is known.
 */
export interface Gap extends Hole {
  readonly what: 'value' | 'presence' | 'statement';
  readonly span: Span;
}

/** A policy document found in a file. Every span leads into the file as it was given. */
export interface SourceDocument {
  readonly layer: Layer;
  readonly name: string;
  readonly span: Span;
  /**
   * The policy, or why it cannot be read. Of what is not known an Allow holds nothing and a Deny everything, so that
   * whoever decides by it alone never gets a wrong "allowed".
   */
  readonly parsed: Parsed;
  /** As written, for looking at, not for deciding: parts that are in `gaps` hold patterns. Absent where not readable. */
  readonly draft?: Policy;
  /** By JSON pointer into the file. */
  readonly gaps: ReadonlyMap<string, Gap>;
  /** True where the file only names the policy: a managed policy attached by ARN, a value known after apply. */
  readonly unread: boolean;
  readonly owners: readonly Owner[];
  /** The values of the document, for who looks at more than the policy; absent where they are not readable, or unread. */
  readonly content?: { readonly view: TextView; readonly at: At };
  /** A managed policy, which is attached, and not embedded as inline policies are. */
  readonly managed?: true;
}

/** Something in the file that was not read or had to be assumed, with its place. */
export interface PlacedNotChecked extends NotChecked {
  readonly place: FilePlace;
}

export interface SourceResult {
  readonly kind: SourceKind;
  readonly documents: readonly SourceDocument[];
  readonly notChecked: readonly PlacedNotChecked[];
  /** Why the file as a whole cannot be read, or holds nothing that is known. Problems of a document are its own. */
  readonly problems: readonly Problem[];
}

export interface SourceOptions {
  /**
   * Values of template parameters, pseudo parameters among them: `AWS::AccountId`, `AWS::Partition`, `AWS::Region`.
   * What is not given is the parameter's default, else not known.
   */
  readonly parameters?: ReadonlyMap<string, string>;
}
