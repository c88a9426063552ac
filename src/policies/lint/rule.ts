import type { AccessAnalyzerCode } from './access-analyzer-codes.ts';
import type { LintContext, SetContext } from './context.ts';
import type { Json } from './document/json.ts';
import type { Attachment, LintDocument, PolicyType } from './document/lint-document.ts';
import type { Trait } from './document/traits.ts';
import type { Member, Spot, Value } from './document/value.ts';

/** AWS's own four classes of findings. */
export type RuleCategory = 'error' | 'security' | 'warning' | 'suggestion';

export type Level = 'off' | 'warn' | 'error';

/** A change of the document's text. The text around it stays as it is. */
export type Edit =
  | { readonly kind: 'replace'; readonly value: Value; readonly by: Json }
  | { readonly kind: 'rename'; readonly member: Member; readonly to: string }
  /** An item of a list or a member of an object, with its comma. */
  | { readonly kind: 'remove'; readonly from: Value; readonly pointer: string }
  /** A member of an object, as its first one where `first` is true, else as its last. */
  | {
      readonly kind: 'add';
      readonly to: Value;
      readonly name: string;
      readonly value: Json;
      readonly first?: true;
    };

/** How to mend one finding by machine. */
export interface Fix {
  /** True: what the policy allows stays the same. `lint --fix` makes safe ones only, and has the engine prove it. */
  readonly safe: boolean;
  /** `Add "Version": "2012-10-17"`. */
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Something that a rule found in a document. */
export interface Finding {
  /** The exact word: the one action, the region of the ARN, the name of a member. */
  readonly at: Spot;
  /** One or two sentences that name the word, what is wrong with it, and what was meant where that can be told. */
  readonly message: string;
  /** What within the rule: an action, a key. With the rule and the place it makes the finding the same one again. */
  readonly subject?: string;
  /** What to do here, where more can be said than the rule's own `fix`. */
  readonly advice?: string;
  readonly fix?: Fix;
  /** Which of the rule's codes this is, where the rule answers to several. */
  readonly aws?: AccessAnalyzerCode;
  /** In rules over sets: the document that `at` belongs to. */
  readonly document?: LintDocument;
}

interface RuleFacts {
  /** The code is `lint/<id>`, the page docs/lint/<id>.md. */
  readonly id: string;
  readonly category: RuleCategory;
  /** The good state in a phrase: "Every action exists". */
  readonly title: string;
  /** What goes wrong with a policy that breaks the rule. */
  readonly why: string;
  /** How to mend it, whatever the finding. */
  readonly fix: string;
  /** Page that says so: of AWS, of the product, or an RFC. */
  readonly source: string;
  /** Codes of Access Analyzer that the rule answers to. */
  readonly aws?: readonly AccessAnalyzerCode[];
  readonly types: readonly PolicyType[];
  /** Without all of these in a document, or a set, there is nothing to find in it: the rule is not called for it. */
  readonly when?: readonly Trait[];
  /** Where the category's own level is not right. */
  readonly level?: Level;
  /** Services that the check looks up besides those that the document names, by prefix. */
  readonly needs?: readonly string[];
  readonly examples: { readonly bad: readonly BadExample[]; readonly good: readonly Example[] };
}

/** A rule about one document. Pure, and called for documents of its types only. */
export interface DocumentRule extends RuleFacts {
  /** `text`: called also where the text is no JSON; all other rules are called where it is. */
  readonly reads?: 'text';
  readonly check: (context: LintContext) => Iterable<Finding>;
}

/** A rule about all documents that bear on one user, role or group, which are linted together. */
export interface SetRule extends RuleFacts {
  readonly checkSet: (context: SetContext) => Iterable<Finding>;
}

export type Rule = DocumentRule | SetRule;

/** A document of an example. */
export interface ExampleDocument {
  /** The policy as JSON, or as text where it is the text that matters. */
  readonly policy: Json;
  /** The rule's first type where it is not given. */
  readonly type?: PolicyType;
  readonly attachment?: Attachment;
}

/** A policy that is run through all rules by a test, and printed on the rule's page. */
export interface Example extends ExampleDocument {
  /** What one sees in it, where it needs saying. */
  readonly note?: string;
  /** Further documents that bear on the same role, for rules over sets. Findings are looked for in all. */
  readonly with?: readonly ExampleDocument[];
  /** Features to compare with, as `--for` takes them: `deploy`. */
  readonly features?: readonly string[];
  /** Compared with the deployment of the plan of `examplePlan` too, as with `--plan`. */
  readonly planned?: true;
  /** Other rules that rightly find something in it. */
  readonly also?: readonly string[];
}

export interface BadExample extends Example {
  /** JSON pointer of each finding of the rule, in the order of the text. */
  readonly at: readonly string[];
}
