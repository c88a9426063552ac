import { nearest } from '../../../plan/nearest.ts';

/** What is wrong with the name of a rule, a category, or `all`; undefined where nothing is. */
export function checkRuleName(
  name: string,
  known: readonly string[],
): { readonly what: string; readonly mend: string } | undefined {
  if (known.includes(name)) return undefined;
  const bare = name.replace(/^lint\//, '');
  const alike = known.includes(bare) ? [bare] : nearest(bare, known);
  return {
    what: `there is no rule "${name}"`,
    mend:
      alike.length > 0 ? `Did you mean ${alike.join(' or ')}?` : 'lint --list-rules lists them.',
  };
}
