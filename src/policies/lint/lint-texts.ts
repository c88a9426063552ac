import type { LintedDocument } from '../../vocabulary/report.ts';
import type { Result } from '../../vocabulary/result.ts';
import type { PlacedNotChecked } from '../sources/source.ts';
import type { PolicySet, Profile } from './context.ts';
import type { LintDocument } from './document/lint-document.ts';
import { openPolicies } from './inputs/open-policies.ts';
import type { Fault } from './inputs/opened-policies.ts';
import type { PolicyText } from './inputs/policy-text.ts';
import { setsOf } from './inputs/sets-of.ts';
import { type LevelSettings, levelOf } from './levels.ts';
import { isOfOrganization } from './policy-types.ts';
import { anchorOf } from './results/anchor-of.ts';
import { linesOf } from './results/excerpt.ts';
import { keyOf, resultOf } from './results/result-of.ts';
import type { Rule } from './rule.ts';
import { type Found, RuleRunner } from './run-rules.ts';

/** By what texts are linted. */
export interface LintOptions {
  /** All rules; `levels` says which of them are off. */
  readonly rules: readonly Rule[];
  readonly levels: LevelSettings;
  readonly profile?: Profile;
  /** Why safe fixes were not made, by the keys of their findings. */
  readonly refused?: ReadonlyMap<string, string>;
}

/** A document with what was found in it, in the order of its places. */
export interface DocumentResults {
  readonly document: LintedDocument;
  readonly results: readonly Result[];
}

/** What came of linting texts. */
export interface Linted {
  /** In the order of the texts. */
  readonly documents: readonly DocumentResults[];
  /** Texts that hold no policy, by their paths. */
  readonly faults: ReadonlyMap<string, Fault>;
  readonly notChecked: readonly PlacedNotChecked[];
}

/** Looks for everything that the rules find in the texts. Pure: what the catalogue knows is read, nothing else. */
export async function lintTexts(
  texts: readonly PolicyText[],
  options: LintOptions,
): Promise<Linted> {
  const runner = runnerOf(options);
  return (await lintAlone(texts, options, runner)) ?? lintTogether(texts, options, runner);
}

/**
 * The same for texts that are each a set of its own, as most runs have them: one after the other, so that thousands need
 * no more memory than one. Undefined where a text turns out to be something else.
 */
async function lintAlone(
  texts: readonly PolicyText[],
  options: LintOptions,
  runner: RuleRunner,
): Promise<Linted | undefined> {
  if (options.profile || !texts.every(isAlone)) return undefined;
  const toResults = resultMaker(texts, options);
  const done: DocumentResults[] = [];
  for (const text of texts) {
    const { documents, notChecked, fault } = await openPolicies(text);
    const [document] = documents;
    if (!document || documents.length > 1 || notChecked.length > 0 || fault) return undefined;
    const results = toResults(await runner.runAll([{ documents }]));
    done.push({ document: linted(document), results });
  }
  return { documents: done, faults: new Map(), notChecked: [] };
}

/** Begins as bare documents do, and bears on nobody known nor on everybody. */
function isAlone({ text, facts = {} }: PolicyText): boolean {
  const { type, owners = [] } = facts;
  return (
    owners.length === 0 &&
    !isOfOrganization(type?.is) &&
    /^\s*\{\s*"(?:Version|Id|Statement)"/.test(text)
  );
}

async function lintTogether(
  texts: readonly PolicyText[],
  options: LintOptions,
  runner: RuleRunner,
): Promise<Linted> {
  const toResults = resultMaker(texts, options);
  const { documents, faults, notChecked } = await openAll(texts);
  const order = new Map(documents.map((document, index) => [document, index]));
  const done: (DocumentResults | undefined)[] = documents.map(() => undefined);
  for (const group of groupsOf(setsOf(documents, { together: options.profile !== undefined }))) {
    const found = Map.groupBy(await runner.runAll(group), ({ document }) => document);
    for (const document of new Set(group.flatMap((set) => set.documents))) {
      const results = toResults(found.get(document) ?? []);
      done[order.get(document) ?? 0] = { document: linted(document), results };
    }
  }
  return { documents: done.filter((one) => one !== undefined), faults, notChecked };
}

/** The findings themselves, for who is to mend them: the documents are kept. */
export async function findAll(
  texts: readonly PolicyText[],
  options: LintOptions,
): Promise<readonly Found[]> {
  const { documents } = await openAll(texts);
  const sets = setsOf(documents, { together: options.profile !== undefined });
  return runnerOf(options).runAll(sets);
}

interface Opened {
  readonly documents: readonly LintDocument[];
  readonly faults: ReadonlyMap<string, Fault>;
  readonly notChecked: readonly PlacedNotChecked[];
}

async function openAll(texts: readonly PolicyText[]): Promise<Opened> {
  const documents: LintDocument[] = [];
  const faults = new Map<string, Fault>();
  const notChecked: PlacedNotChecked[] = [];
  for (const text of texts) {
    const opened = await openPolicies(text);
    documents.push(...opened.documents);
    notChecked.push(...opened.notChecked);
    if (opened.fault) faults.set(text.path, opened.fault);
  }
  return { documents, faults, notChecked };
}

function runnerOf({ rules, levels, profile }: LintOptions): RuleRunner {
  return new RuleRunner(
    rules.filter((rule) => levelOf(rule, levels) !== 'off'),
    profile,
  );
}

/** Sets that share documents are run together, since what several of them show alike is told once. */
function groupsOf(sets: readonly PolicySet[]): (readonly PolicySet[])[] {
  const times = new Map<LintDocument, number>();
  for (const document of sets.flatMap(({ documents }) => documents)) {
    times.set(document, (times.get(document) ?? 0) + 1);
  }
  const isShared = (set: PolicySet): boolean =>
    set.documents.some((document) => (times.get(document) ?? 0) > 1);
  const shared = sets.filter(isShared);
  const alone = sets.filter((set) => !isShared(set)).map((set) => [set]);
  return shared.length > 0 ? [shared, ...alone] : alone;
}

/** Findings as results; findings of a file that are alike in name and place are told apart by their number. */
function resultMaker(
  texts: readonly PolicyText[],
  { levels, refused }: LintOptions,
): (found: readonly Found[]) => readonly Result[] {
  const byPath = new Map(texts.map(({ path, text }) => [path, text]));
  const seen = new Map<string, number>();
  let last: { readonly path: string; readonly lines: readonly string[] } | undefined;
  return (found) =>
    found.flatMap((one): readonly Result[] => {
      const level = levelOf(one.rule, levels);
      if (level === 'off') return [];
      const { path } = one.document.source;
      const anchor = anchorOf(one.document, one.finding.at);
      const key = keyOf(one, anchor);
      const ordinal = seen.get(key) ?? 0;
      seen.set(key, ordinal + 1);
      if (last?.path !== path) last = { path, lines: linesOf(byPath.get(path) ?? '') };
      const why = refused?.get(key);
      const { lines } = last;
      const named = ordinal === 0 ? anchor : `${anchor}#${ordinal + 1}`;
      return [resultOf(one, { level, lines, anchor: named, ...(why ? { refused: why } : {}) })];
    });
}

/** What a document was taken for. */
function linted({ source, root, type, typeFrom, owners }: LintDocument): LintedDocument {
  return {
    path: source.path,
    pointer: root.pointer,
    // Most documents are the file: no need to look for its lines.
    line: root.pointer === '' && root.range.start === 0 ? 1 : root.span.line,
    name: source.name,
    type,
    typeFrom,
    owners: owners.map(({ kind, name }) => `${kind} ${name}`),
  };
}
