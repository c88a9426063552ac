import type { Level, Rule, RuleCategory } from './rule.ts';

/**
 * What a category weighs where nobody says otherwise: what AWS would refuse or ignore is an error, suggestions are only
 * made when they are asked for.
 */
const CATEGORY_LEVELS: Readonly<Record<RuleCategory, Level>> = {
  error: 'error',
  security: 'warn',
  warning: 'warn',
  suggestion: 'off',
};

/** Levels by rule id, by category, or for `all` rules: what `--rule` and the config file give. */
export type LevelSettings = ReadonlyMap<string, Level>;

export function defaultLevel({ category, level }: Pick<Rule, 'category' | 'level'>): Level {
  return level ?? CATEGORY_LEVELS[category];
}

/** The level of a rule: its own setting before its category's before `all` before the default. */
export function levelOf(rule: Rule, settings: LevelSettings): Level {
  return (
    settings.get(rule.id) ??
    settings.get(rule.category) ??
    settings.get('all') ??
    defaultLevel(rule)
  );
}
