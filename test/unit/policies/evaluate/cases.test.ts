import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { decideCase } from '../../../../src/policies/can.ts';

interface Row {
  readonly id: string;
  readonly source: string;
  readonly effect: string;
  readonly layer?: string;
  readonly missing?: readonly string[];
}

const folder = new URL('../../../fixtures/policies/cases/', import.meta.url);
const files = readdirSync(folder).map((name) => ({
  name,
  rows: readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row),
}));

describe.each(files)('the cases of $name', ({ rows }) => {
  it.each(rows)('$id: $effect', (row) => {
    const answer = decideCase(row);
    expect({
      effect: answer.effect,
      layer: row.layer && answer.layer,
      missing: row.missing && answer.missing?.toSorted(),
    }).toEqual({ effect: row.effect, layer: row.layer, missing: row.missing });
  });
});

describe('the case table', () => {
  const all = files.flatMap(({ rows }) => rows);

  it('has at least 500 rows, each with an AWS page, and no id twice', () => {
    expect(all.length).toBeGreaterThanOrEqual(500);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const unsourced = all.filter(
      ({ source }) => !source.startsWith('https://docs.aws.amazon.com/'),
    );
    expect(unsourced).toEqual([]);
  });
});
