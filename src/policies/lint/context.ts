import type { Plan } from '../../vocabulary/plan.ts';
import type { AccountView } from '../authorise/call.ts';
import type { PlannedNames } from '../catalogue/veeam/names.ts';
import type { PermissionSet, Product } from '../catalogue/veeam/product.ts';
import type { Owner } from '../sources/source.ts';
import type * as Engine from './deployment/engine.ts';
import type { LintDocument } from './document/lint-document.ts';
import type { Lexicon } from './lexicon/lexicon.ts';

/** Documents that bear on the same user, role or group. One that bears on nobody known is a set of its own. */
export interface PolicySet {
  /** Absent where nobody is known. */
  readonly owner?: Owner;
  readonly documents: readonly LintDocument[];
  /** All sets of the run, this one among them. Absent where it is the only one. */
  readonly all?: readonly PolicySet[];
}

/** What the policies are to be good for: `--for deploy,ec2-backup --product-version 10`. */
export interface Profile {
  readonly product: Product;
  /** The permission sets of the features that were named. */
  readonly sets: readonly PermissionSet[];
  /** Decides what rules ask about roles and planned calls. */
  readonly engine: typeof Engine;
  /** Absent where no plan was named: rules about planned roles and calls then find nothing. */
  readonly deployment?: Deployment;
}

/** A deployment that the policies are to allow; `plannedRequests(plan, view)` gives its requests. */
export interface Deployment {
  readonly plan: Plan;
  readonly names: PlannedNames;
  readonly view: AccountView;
}

/** What a rule over sets may know. */
export interface SetContext {
  readonly set: PolicySet;
  /** What the AWS catalogue says of the names in the documents. */
  readonly names: Lexicon;
  /** Absent where no features were named: rules that need them then find nothing. */
  readonly profile?: Profile;
}

/** What a rule may know. */
export interface LintContext extends SetContext {
  readonly document: LintDocument;
}
