import type { PolicyType } from '../../../policies/lint/document/lint-document.ts';
import type { Level, RuleCategory } from '../../../policies/lint/rule.ts';
import type { Owner } from '../../../policies/sources/source.ts';

/** What a configuration file says, its globs and paths still as they are written. */
export interface LintConfig {
  /** Absolute path of the file. */
  readonly path: string;
  readonly rules: ReadonlyMap<string, Level>;
  /** Glob → type; the first that matches counts. */
  readonly types: readonly (readonly [glob: string, type: PolicyType])[];
  /** Globs of files that a directory does not lead to. */
  readonly ignore: readonly string[];
  readonly identities: readonly IdentityFiles[];
  readonly features: readonly string[];
  readonly productVersion?: string;
  readonly plan?: string;
  readonly maxWarnings?: number;
  /** File of accepted findings. */
  readonly baseline?: string;
}

/** The files of an identity, as globs. */
export interface IdentityFiles {
  readonly kind: Owner['kind'];
  readonly name: string;
  readonly files: readonly (readonly [role: FileRole, glob: string])[];
}

export type FileRole = 'trust' | 'boundary' | 'session' | 'inline' | 'managed';

export const fileRoles: readonly FileRole[] = ['trust', 'boundary', 'session', 'inline', 'managed'];

export const policyTypes: readonly PolicyType[] = [
  'identity',
  'trust',
  'resource',
  'scp',
  'rcp',
  'boundary',
  'session',
];

export const levels: readonly Level[] = ['off', 'warn', 'error'];

export const ruleCategories: readonly RuleCategory[] = [
  'error',
  'security',
  'warning',
  'suggestion',
];
