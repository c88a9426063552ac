/** A file of the catalogue with the length of its text. */
export interface Weighed {
  readonly prefix: string;
  readonly length: number;
}

/**
 * A chunk a service would be 456 chunks of mostly under 2 KB. Neighbours in the alphabet share one until it reaches this
 * many characters; whoever asks for one service reads its neighbours too, which takes about as long as opening a file.
 */
const FULL = 60_000;

const NOTE = '// Written by scripts/compact-iam-data.ts.\n\n';

/** Neighbours that share a chunk, each list in the order given. */
export function groupServices(services: readonly Weighed[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let room = 0;
  for (const { prefix, length } of services) {
    if (length > room || groups.length === 0) {
      groups.push([]);
      room = FULL;
    }
    groups.at(-1)?.push(prefix);
    room -= length;
  }
  return groups;
}

/** The module of one group. The imports are in the order of their paths, as `oxfmt` has them. */
export function groupModule(group: readonly string[]): string {
  const paths = group
    .map((prefix) => [`../data/services/${prefix}.json`, prefix] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const imports = paths.map(
    ([path, prefix]) => `import ${nameOf(prefix)} from '${path}' with { type: 'json' };\n`,
  );
  const entries = group.map((prefix) => `  ${entryOf(prefix)},\n`);
  return (
    `${NOTE}${imports.join('')}import type { ServiceData } from '../service-data.ts';\n\n` +
    `export const services: Readonly<Record<string, ServiceData>> = {\n${entries.join('')}};\n`
  );
}

/** The module that finds the group of a service: bundlers see every path. */
export function groupsModule(groups: readonly (readonly string[])[]): string {
  const firsts = groups.map(([first = '']) => first);
  const entries = firsts.map(
    (first) => `  ['${first}', async () => (await import('./groups/${first}.ts')).services],\n`,
  );
  return (
    `${NOTE}import type { ServiceData } from './service-data.ts';\n\n` +
    '/** The first service of each group, in the order of code units, and how the group is read. */\n' +
    'export const groups: readonly (readonly [\n  string,\n' +
    '  () => Promise<Readonly<Record<string, ServiceData>>>,\n])[] = [\n' +
    `${entries.join('')}];\n`
  );
}

function entryOf(prefix: string): string {
  const name = nameOf(prefix);
  return name === prefix ? name : `'${prefix}': ${name}`;
}

/** `acm-pca` as a name of the language: `acmPca`. */
function nameOf(prefix: string): string {
  return prefix.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
