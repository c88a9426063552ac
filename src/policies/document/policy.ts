import type { FilePlace } from '../../vocabulary/result.ts';

/** Where a value stands in the text it came from. Lines and columns count from 1; the end is exclusive. */
export type Span = Omit<FilePlace, 'kind' | 'path'>;

/** The text a policy came from: a file, or a document read from an account (then `path` is the ARN or a made-up name). */
export interface PolicySource {
  readonly path: string;
  /** Name to call the policy by: its policy name, or the file's. */
  readonly name: string;
}

/** A string of the document with its place. */
export interface Placed {
  readonly value: string;
  readonly span: Span;
}

export type Effect = 'Allow' | 'Deny';

/** The kinds of principal a policy can name; `*` stands for `"Principal": "*"`. */
export type PrincipalType = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser' | '*';

export interface PrincipalEntry {
  readonly type: PrincipalType;
  readonly id: Placed;
}

/** One line of a condition block: operator, key, values. `operator` is as written, set operator and IfExists included. */
export interface Condition {
  readonly operator: Placed;
  readonly key: Placed;
  readonly values: readonly Placed[];
}

/** `not` is true for NotAction, NotResource, NotPrincipal. Absent elements are absent, never empty lists. */
export interface Element<T> {
  readonly not: boolean;
  readonly items: readonly T[];
  readonly span: Span;
}

export interface Statement {
  readonly index: number;
  readonly sid?: string;
  readonly effect: Effect;
  readonly principals?: Element<PrincipalEntry>;
  readonly actions: Element<Placed>;
  readonly resources?: Element<Placed>;
  readonly conditions: readonly Condition[];
  readonly span: Span;
}

/**
 * A policy document, its one-or-many forms already lists. `version` is `2008-10-17` where the document has none, and
 * `versionMissing` is then true.
 */
export interface Policy {
  readonly source: PolicySource;
  readonly version: '2012-10-17' | '2008-10-17';
  readonly versionMissing?: true;
  readonly id?: string;
  readonly statements: readonly Statement[];
}

/** Why a text is not a policy, and where. */
export interface Problem {
  readonly message: string;
  readonly span: Span;
}

export type Parsed =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: readonly Problem[] };
