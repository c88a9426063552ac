import { foldCase } from '../../evaluate/match/fold-case.ts';
import { globTest, hasWildcard, wildcardGlob } from '../../evaluate/match/glob.ts';
import { serviceOf } from './service.ts';
import { servicePrefixes } from './services.ts';

/**
 * The documented actions that an action element covers: `ec2:Describe*`, `*`. As AWS spells them, by service and then by
 * name. Empty where it covers none. Matches as the evaluation of a policy does. Only the services that the pattern can
 * mean are read: all of them, for one like `*:Get*`.
 */
export async function expandAction(pattern: string): Promise<readonly string[]> {
  const test = globTest(wildcardGlob(foldCase(pattern)));
  const services = await Promise.all(prefixesIn(pattern).map(serviceOf));
  return services.flatMap((service) => {
    if (!service) return [];
    const names = service.actions.names().map((name) => `${service.prefix}:${name}`);
    return names.filter((name) => test(foldCase(name)));
  });
}

function prefixesIn(pattern: string): readonly string[] {
  const at = pattern.indexOf(':');
  const prefix = at < 0 ? pattern : pattern.slice(0, at);
  if (!hasWildcard(wildcardGlob(prefix))) return [prefix];
  const test = globTest(wildcardGlob(foldCase(prefix)));
  // A `*` takes in the colon too: what follows it need not be in the name.
  return servicePrefixes.filter((name) => prefix.includes('*') || test(name));
}
