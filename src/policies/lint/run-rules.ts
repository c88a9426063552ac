import type { LintContext, PolicySet, Profile, SetContext } from './context.ts';
import type { LintDocument, PolicyType } from './document/lint-document.ts';
import { bitsOf, traitsOf } from './document/traits.ts';
import { Lexicon } from './lexicon/lexicon.ts';
import { namesOf } from './lexicon/names-of.ts';
import { allTypes } from './policy-types.ts';
import type { DocumentRule, Finding, Rule, SetRule } from './rule.ts';
import { isUntold } from './statements/untold.ts';

/** A finding with the rule and the document that it belongs to. */
export interface Found {
  readonly rule: Rule;
  readonly finding: Finding;
  readonly document: LintDocument;
}

/** Runs rules over sets of documents. One instance a run: what was read of the catalogue serves all documents. */
export class RuleRunner {
  readonly #names = new Lexicon();
  readonly #documentRules: ReadonlyMap<PolicyType, readonly Asking<DocumentRule>[]>;
  readonly #setRules: readonly Asking<SetRule>[];
  readonly #needs: readonly string[];
  readonly #profile: Profile | undefined;

  /** `rules` are those that are not off. */
  constructor(rules: readonly Rule[], profile?: Profile) {
    const documentRules = rules.filter((rule) => 'check' in rule).map(asking);
    this.#documentRules = new Map(
      allTypes.map((type) => [
        type,
        documentRules.filter(({ rule: { types } }) => types.includes(type)),
      ]),
    );
    this.#setRules = rules.filter((rule) => 'checkSet' in rule).map(asking);
    this.#needs = [...new Set(rules.flatMap(({ needs = [] }) => needs))];
    this.#profile = profile;
  }

  /** What the rules find in the documents of one set, by document and then in the order of the text. */
  run(set: PolicySet): Promise<readonly Found[]> {
    return this.runAll([set]);
  }

  /**
   * The same for several sets. A document that is in some of them is looked at once, and what several sets show alike in
   * it is told once.
   */
  async runAll(sets: readonly PolicySet[]): Promise<readonly Found[]> {
    const documents = new Map<LintDocument, PolicySet>();
    for (const set of sets) {
      for (const document of set.documents) {
        if (!documents.has(document)) documents.set(document, set);
      }
    }
    // A rule may look at the other documents of the set.
    for (const document of documents.keys()) {
      await this.#names.learn(namesOf(document, this.#needs));
    }
    const found: Found[] = [];
    const traits = new Map<LintDocument, number>();
    for (const [document, set] of documents) {
      const had = document.readable ? traitsOf(document, this.#names) : 0;
      traits.set(document, had);
      this.#inDocument({ ...this.#contextOf(set), document }, had, found);
    }
    const ofSets = sets.flatMap((set) => {
      const had = set.documents.reduce((bits, document) => bits | (traits.get(document) ?? 0), 0);
      return this.#setRules
        .filter(({ asked }) => (asked & had) === asked)
        .flatMap(({ rule }) => inSet(rule, this.#contextOf(set)));
    });
    found.push(...(sets.length > 1 ? distinct(ofSets) : ofSets));
    return found.filter(isTold).toSorted(byPlace([...documents.keys()]));
  }

  #contextOf(set: PolicySet): SetContext {
    return { set, names: this.#names, ...(this.#profile ? { profile: this.#profile } : {}) };
  }

  #inDocument(context: LintContext, had: number, found: Found[]): void {
    const { document } = context;
    for (const { rule, asked } of this.#documentRules.get(document.type) ?? []) {
      if ((asked & had) !== asked) continue;
      if (!document.readable && rule.reads !== 'text') continue;
      for (const finding of rule.check(context)) found.push({ rule, finding, document });
    }
  }
}

/** A rule with the traits that it asks for. */
interface Asking<R extends Rule> {
  readonly rule: R;
  readonly asked: number;
}

function asking<R extends Rule>(rule: R): Asking<R> {
  return { rule, asked: bitsOf(rule.when ?? []) };
}

function inSet(rule: SetRule, context: SetContext): readonly Found[] {
  const documents = context.set.documents.filter(
    ({ type, readable }) => readable && rule.types.includes(type),
  );
  const [first] = documents;
  if (!first) return [];
  const findings = [...rule.checkSet({ ...context, set: { ...context.set, documents } })];
  return findings.map((finding) => ({ rule, finding, document: finding.document ?? first }));
}

/** Findings that differ in nothing that is told of them, once. */
function distinct(found: readonly Found[]): readonly Found[] {
  const seen = new Map<LintDocument, Set<string>>();
  return found.filter(({ rule, finding: { at, message }, document }) => {
    const told = seen.get(document) ?? new Set();
    seen.set(document, told);
    const key = `${rule.id} ${at.pointer} ${message}`;
    return isNew(told, key);
  });
}

/** Of a part that the file does not tell nothing is said: it is in the list of what was not checked. */
function isTold({ finding, document }: Found): boolean {
  return !isUntold(document, finding.at);
}

function byPlace(documents: readonly LintDocument[]): (one: Found, other: Found) => number {
  const order = new Map(documents.map((document, index) => [document, index]));
  return (one, other) => {
    if (one.document !== other.document) {
      return (order.get(one.document) ?? 0) - (order.get(other.document) ?? 0);
    }
    const [a, b] = [one.finding.at.span, other.finding.at.span];
    return a.line - b.line || a.column - b.column;
  };
}

function isNew(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
