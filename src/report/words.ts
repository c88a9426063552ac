import type { LintedDocument, TargetInfo, Verdict } from '../vocabulary/report.ts';
import type { Category, EvidenceKind, Layer, Place, Status } from '../vocabulary/result.ts';
import type { CallOutcome } from '../vocabulary/simulation.ts';

/** How the families of results are headed, in every text format. */
export const sectionTitles = {
  identity: 'Identity',
  api: 'APIs',
  permission: 'Permissions',
  quota: 'Quotas',
  trust: 'Role trusts',
  network: 'Network',
  input: 'Plan',
  simulation: 'Dry run',
  lint: 'Policies',
} as const satisfies Record<Category, string>;

/** What stands before a result; read aloud it is enough without its colour and its symbol. */
export const statusWords = {
  pass: 'pass',
  warn: 'WARN',
  fail: 'FAIL',
  unknown: 'UNKNOWN',
  skipped: 'skipped',
} as const satisfies Record<Status, string>;

/** The same for findings in policies: what weighs as an error fails. */
export const findingWords = {
  pass: 'fixed',
  warn: 'WARNING',
  fail: 'ERROR',
  unknown: 'NOT READ',
  skipped: 'skipped',
} as const satisfies Record<Status, string>;

/** How a count of results is said: `3 failed`. */
export const countWords = {
  pass: 'passed',
  warn: 'warned',
  fail: 'failed',
  unknown: 'unknown',
  skipped: 'skipped',
} as const satisfies Record<Status, string>;

export const verdictWords = {
  ready: 'READY',
  'not-ready': 'NOT READY',
  inconclusive: 'INCONCLUSIVE',
  clean: 'CLEAN',
  findings: 'FINDINGS',
} as const satisfies Record<Verdict, string>;

export const layerWords = {
  identity: 'identity policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy (SCP)',
  rcp: 'resource control policy (RCP)',
  resource: 'resource policy',
  trust: 'trust policy of the role',
} as const satisfies Record<Layer, string>;

/** The kind of a document, and who says so: `identity policy, by its content`. */
export function documentWords({
  type,
  typeFrom,
}: Pick<LintedDocument, 'type' | 'typeFrom'>): string {
  return `${kindOf(type)}, ${originWords[typeFrom]}`;
}

/** What a document of the kind is called. */
export function kindOf(type: Layer): string {
  return type === 'trust' ? 'trust policy' : layerWords[type];
}

const originWords = {
  flag: 'as --type says',
  config: 'as the configuration says',
  path: 'by where it stands',
  file: 'as the file says',
  content: 'by its content',
} as const satisfies Record<LintedDocument['typeFrom'], string>;

export const evidenceWords = {
  probe: 'real call',
  'dry-run': 'EC2 DryRun',
  'policy-simulation': 'IAM policy simulator',
  'local-evaluation': 'local evaluation',
  documented: 'documentation',
} as const satisfies Record<EvidenceKind, string>;

export const outcomeWords = {
  ok: 'ok',
  denied: 'denied',
  undecided: 'could not be decided',
  refused: 'refused before it was sent',
  failed: 'failed',
} as const satisfies Record<CallOutcome, string>;

const answererWords: Readonly<Record<string, string>> = {
  embedded: 'embedded AWS',
  localstack: 'LocalStack',
  guard: 'guard (not sent)',
  aws: 'AWS',
};

/** Who answered calls, as a person says it. */
export function answerer(name: string): string {
  return answererWords[name] ?? name;
}

/** What the run asked: `LocalStack 4.14.0 at http://127.0.0.1:4566`. */
export function targetWords({ kind, endpoint, version }: TargetInfo): string {
  const name = {
    aws: 'AWS',
    embedded: 'embedded AWS',
    localstack: 'LocalStack',
    endpoint: 'endpoint',
    files: 'files',
  };
  const said = version === undefined ? name[kind] : `${name[kind]} ${version}`;
  return endpoint === undefined ? said : `${said} at ${endpoint}`;
}

/** Where a finding is, so that a person finds it and an editor opens it. */
export function placeWords(place: Place): string {
  switch (place.kind) {
    case 'file':
      return `${place.path}:${place.line}:${place.column}${pointer(place.pointer)}`;
    case 'account':
      return `${place.arn}${pointer(place.pointer)}`;
    case 'call':
      return `stage ${place.stage}, ${place.call}`;
  }
}

/** `0.4 s`, `46 s`, `6 min 35 s`. */
export function duration(ms: number): string {
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`;
  const whole = Math.round(ms / 1000);
  const minutes = Math.floor(whole / 60);
  return minutes === 0 ? `${whole} s` : `${minutes} min ${whole % 60} s`;
}

/** The same for a column: `0.4s`, `46s`, `6m 35s`. */
export function shortDuration(ms: number): string {
  return duration(ms).replace(' min', 'm').replace(' s', 's');
}

/** `1 call`, `2 calls`, `1,200 calls`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

/** `10,000`: the same on every machine, whatever its locale. */
export function number(n: number): string {
  return n.toLocaleString('en-US');
}

function pointer(text: string | undefined): string {
  return text === undefined || text === '' ? '' : ` ${text}`;
}
