import type { Layer } from '../../vocabulary/result.ts';
import type { PolicySource, Span } from '../document/policy.ts';

/**
 * Who asks. An `arn` is a user, role, session or account-root ARN; for a session the policies evaluated are its
 * role's, and `aws:PrincipalArn` is the role's ARN.
 */
export type Principal =
  | { readonly kind: 'aws'; readonly arn: string }
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'anonymous' };

/** One request as AWS evaluates it. A call is one or several of these. */
export interface AuthorisationRequest {
  readonly principal: Principal;
  /** `ec2:RunInstances`. */
  readonly action: string;
  /** An ARN, or `*` where the action knows no resource types. */
  readonly resource: string;
  /**
   * Account that owns the resource, whatever its ARN says. Absent: `aws:ResourceAccount` of the context, else the account
   * in the ARN, else (a bucket, `*`) the principal's own.
   */
  readonly resourceAccount?: string;
  /** Condition keys in lower case. A key with an empty list is present and empty. */
  readonly context: ReadonlyMap<string, readonly string[]>;
  /** True: keys that are not in `context` are absent for AWS too. Otherwise they are unknown. */
  readonly complete: boolean;
  /** Keys known to be absent (lower case), where the context as a whole is not complete. */
  readonly absent?: ReadonlySet<string>;
}

/** A statement that decided, with its place, so that a person can open it. */
export interface StatementRef {
  readonly layer: Layer;
  readonly source: PolicySource;
  readonly index: number;
  readonly sid?: string;
  readonly span: Span;
}

/** Something the decision hangs on and nobody knows: a condition key, and which statement asks for it. */
export interface Missing {
  readonly key: string;
  readonly statement: StatementRef;
  readonly why: string;
}

/**
 * Three-valued, with reasons. `undecided` only where some value of what is missing would allow and another would not.
 * Order of layers: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export type Decision =
  | { readonly effect: 'allowed'; readonly by: readonly StatementRef[] }
  | { readonly effect: 'denied'; readonly layer: Layer; readonly by: readonly StatementRef[] }
  | { readonly effect: 'not-granted'; readonly layer: Layer }
  | { readonly effect: 'undecided'; readonly missing: readonly Missing[]; readonly reason: string };
