import type { Layer } from '../../../vocabulary/result.ts';
import type { Policy, PolicySource, Problem } from '../../document/policy.ts';
import type { TextView } from '../../document/text-view.ts';
import type { Gap, Owner } from '../../sources/source.ts';
import type { LintStatement } from './statement.ts';
import type { Value } from './value.ts';

/** The kinds of policy that rules tell apart. */
export type PolicyType = Layer;

/** Who said which kind of policy a document is. */
export type TypeOrigin = 'flag' | 'config' | 'path' | 'file' | 'content';

/** How a policy is, or will be, joined to what it bears on. Sizes hang on it. */
export type Attachment = 'managed' | 'inline-user' | 'inline-role' | 'inline-group';

/** A policy of which a file tells no more than that it is there. */
export interface UnreadPolicy {
  readonly name: string;
  /** It is attached, and not embedded. */
  readonly isManaged: boolean;
}

/** A policy document as rules see it: every value with its place, however wrong it is. */
export interface LintDocument {
  readonly source: PolicySource;
  readonly type: PolicyType;
  readonly typeFrom: TypeOrigin;
  /** Absent where nothing says it. */
  readonly attachment?: Attachment;
  /** Users, roles and groups that it bears on. */
  readonly owners: readonly Owner[];
  /** Identity policies of its owners that the file names only: they may allow more. Absent: none. */
  readonly unread?: readonly UnreadPolicy[];
  /** Why the text is no JSON. */
  readonly problems: readonly Problem[];
  /** False where there is nothing but `problems` to look at. */
  readonly readable: boolean;
  /** The text that the offsets of all values lead into. */
  readonly view: TextView;
  readonly root: Value;
  /** False where no object of the document has a name twice; otherwise it has to be looked for. */
  readonly mayRepeatNames: boolean;
  /** False where no string of the document has `${` in it; otherwise it has to be looked for. */
  readonly mayHaveVariables: boolean;
  /** What stands at Version, whatever it is. */
  readonly version: Value | undefined;
  /** Those that are objects. */
  readonly statements: readonly LintStatement[];
  /** Parts that the file does not tell, by JSON pointer: a rule's finding at or within one of them is dropped. */
  readonly gaps: ReadonlyMap<string, Gap>;
  /** The document as the engine evaluates it; undefined where its grammar is broken. Read when it is first asked for. */
  readonly policy: Policy | undefined;
}
