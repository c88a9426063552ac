import { foldCase } from '../../evaluate/match/fold-case.ts';
import { globTest, literalGlob, ONE, STAR } from '../../evaluate/match/glob.ts';

/** The ways in which AWS's pages leave a part of a key open: `${TagKey}`, `<key>`, and `tag-key` at the end. */
const OPEN = /\$\{[^}]*\}|<[^>]*>|(?<=\/)tag-key$/;

export function isOpen(documented: string): boolean {
  return OPEN.test(documented);
}

/**
 * Whether a key of a policy is the one that AWS documents as `aws:RequestTag/${TagKey}`. Letter case does not count; an
 * open part stands for anything but nothing.
 */
export function isKey(documented: string, key: string): boolean {
  const test = tests.get(documented) ?? testOf(documented);
  tests.set(documented, test);
  return test(foldCase(key));
}

/** The documented keys are some thousands, and each is compared with many. */
const tests = new Map<string, (key: string) => boolean>();

function testOf(documented: string): (key: string) => boolean {
  const fixed = documented.split(OPEN);
  const glob = fixed.flatMap((text, place) => [
    ...(place === 0 ? [] : [ONE, STAR]),
    ...literalGlob(foldCase(text)),
  ]);
  return globTest(glob);
}
