import type { LevelSettings } from '../../policies/lint/levels.ts';
import type { Level, Rule } from '../../policies/lint/rule.ts';
import { UserError } from '../../vocabulary/errors.ts';
import { ruleCategories } from './config/lint-config.ts';
import { checkRuleName } from './config/rule-names.ts';

/**
 * Levels by the configuration and then the flags, of which a later one wins over what it covers: `all` over everything
 * before, a category over the rules in it. Throws UserError for a name that no rule has.
 */
export function levelsFrom(
  config: LevelSettings,
  flags: readonly (readonly [name: string, level: Level])[],
  rules: readonly Rule[],
): LevelSettings {
  const levels = new Map(config);
  for (const [name, level] of flags) {
    const fault = checkRuleName(name, [...rules.map(({ id }) => id), ...ruleCategories, 'all']);
    if (fault) throw new UserError(`--rule: ${fault.what}.`, fault.mend);
    if (name === 'all') levels.clear();
    for (const { id, category } of rules) if (category === name) levels.delete(id);
    levels.set(name, level);
  }
  return levels;
}
