import type { Glob } from './match/glob.ts';

/**
 * The kinds of question that are asked of a key's value, as far as they tell which values could answer differently.
 * `globs` are patterns over the whole value; `segmented` ones keep to ARN segments.
 */
export type Probe =
  | { readonly family: 'glob'; readonly globs: readonly Glob[]; readonly ignoreCase: boolean }
  | { readonly family: 'arn'; readonly globs: readonly Glob[] }
  | { readonly family: 'number'; readonly values: readonly string[] }
  | { readonly family: 'date'; readonly values: readonly string[] }
  | { readonly family: 'address'; readonly values: readonly string[] }
  | { readonly family: 'boolean' }
  | { readonly family: 'binary'; readonly values: readonly string[] }
  | { readonly family: 'presence' }
  /** Only these values make a difference; all others are alike. */
  | { readonly family: 'listed'; readonly values: readonly string[] }
  /** What is asked depends on another unknown key, or cannot be told. */
  | { readonly family: 'open'; readonly values: readonly string[] };

/** Something that kept a statement from being decided: an unknown key, or something that AWS does not say. */
export type Note =
  | {
      readonly kind: 'key';
      readonly key: string;
      readonly written: string;
      readonly probe: Probe;
      /** The key is asked with ForAllValues or ForAnyValue, so it may hold several values. */
      readonly several: boolean;
      readonly why: string;
    }
  | { readonly kind: 'unclear'; readonly why: string };
