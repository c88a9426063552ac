import { expect, test } from 'vitest';

import { runExample } from '../../../../src/policies/lint/examples.ts';
import { invalidCharacter } from '../../../../src/policies/rules/invalid-character.ts';

async function places(policy: string) {
  const found = await runExample([invalidCharacter], invalidCharacter, { policy });
  return found.map(({ finding: { at, subject } }) => [
    subject,
    at.span.line,
    at.span.column,
    at.span.endColumn,
  ]);
}

test('points at the character itself', async () => {
  expect(await places('{\n  "Id": "a\u2014b"\n}')).toEqual([['U+2014', 2, 11, 12]]);
});

test('counts a character beyond U+FFFF as the two units it takes in the text', async () => {
  expect(await places('{ "Id": "\u{1f600}" }')).toEqual([['U+1F600', 1, 10, 12]]);
});

test('finds it in a name, and points at the name', async () => {
  expect(await places('{ "Id\u200b": "a" }')).toEqual([['U+200B', 1, 3, 8]]);
});

test('takes an escape for what the document has there: ASCII', async () => {
  expect(await places(String.raw`{ "Id": "a\u2014b", "\u2014": 1 }`)).toEqual([]);
});
