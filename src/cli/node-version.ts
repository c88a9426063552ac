import manifest from '../../package.json' with { type: 'json' };

/** Why this Node is too old, with the way out; undefined where it is not. `version`: `24.1.0`. */
export function tooOld(version: string): string | undefined {
  const wanted = /\d+\.\d+/.exec(manifest.engines.node)?.[0] ?? '';
  return isOlder(numbersOf(version), numbersOf(wanted))
    ? `error: vba-preflight needs Node ${wanted} or newer, this is ${version}.\n  fix: Install it, or run through npx in a project that has the package node.\n`
    : undefined;
}

function numbersOf(version: string): readonly number[] {
  return version.split('.').map(Number);
}

function isOlder(
  [major = 0, minor = 0]: readonly number[],
  [wantedMajor = 0, wantedMinor = 0]: readonly number[],
): boolean {
  return major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
}
