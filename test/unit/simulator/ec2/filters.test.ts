import { describe, expect, it } from 'vitest';

import { matches, select } from '../../../../src/simulator/cloud/services/ec2/filters.ts';
import { pageOf } from '../../../../src/simulator/cloud/services/ec2/pages.ts';
import { refusal } from '../../../fixtures/cloud/ec2-context.ts';

describe('a filter pattern', () => {
  it.each([
    ['ubuntu*', 'ubuntu-22.04', true],
    ['*22.04*server-*', 'ubuntu-jammy-22.04-amd64-server-20260903', true],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['*', '', true],
    ['', '', true],
    ['', 'x', false],
    ['ab*ab', 'abab', true],
    ['ab*ab', 'ab', false],
    ['a*b*c', 'axxbyyb-c', true],
    ['a\\*c', 'a*c', true],
    ['a\\*c', 'abc', false],
    ['Name', 'name', false],
    ['a.c', 'abc', false],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it('takes no exponential time', () => {
    expect(matches(`${'*a'.repeat(30)}b`, 'a'.repeat(5000))).toBe(false);
  });
});

describe('a selection', () => {
  const tags = new Map([['Name', 'one']]);
  const items = [
    { id: 'x-1', size: 8, ports: [22, 443] },
    { id: 'x-2', size: 16, ports: [] },
  ];
  const table = {
    id: ({ id }: (typeof items)[number]) => id,
    size: ({ size }: (typeof items)[number]) => size,
    port: ({ ports }: (typeof items)[number]) => ports,
  };
  const tagsOf = ({ id }: { id: string }) => (id === 'x-1' ? tags : undefined);
  const ids = (filters: Parameters<typeof select>[1]) =>
    select(items, filters, table, tagsOf).map(({ id }) => id);

  it('joins filters by and, values by or', () => {
    expect(ids([{ Name: 'id', Values: ['x-1', 'x-2'] }])).toEqual(['x-1', 'x-2']);
    expect(
      ids([
        { Name: 'id', Values: ['x-*'] },
        { Name: 'size', Values: ['16'] },
      ]),
    ).toEqual(['x-2']);
  });

  it('holds for a list when one of its values does', () => {
    expect(ids([{ Name: 'port', Values: ['443'] }])).toEqual(['x-1']);
  });

  it('knows tags by key and value', () => {
    expect(ids([{ Name: 'tag:Name', Values: ['o?e'] }])).toEqual(['x-1']);
    expect(ids([{ Name: 'tag-key', Values: ['Name'] }])).toEqual(['x-1']);
    expect(ids([{ Name: 'tag:Other', Values: ['*'] }])).toEqual([]);
  });

  it('refuses what it does not know', () => {
    expect(refusal(() => ids([{ Name: 'colour', Values: ['red'] }]))).toBe(
      "InvalidParameterValue: The filter 'colour' is invalid",
    );
    expect(refusal(() => ids([{ Name: 'toString', Values: ['x'] }]))).toMatch(/is invalid$/);
    expect(refusal(() => select(items, [{ Name: 'tag:Name', Values: ['x'] }], table))).toMatch(
      /'tag:Name' is invalid$/,
    );
  });

  it('takes at most 200 values', () => {
    const Values = Array.from({ length: 201 }, (_, index) => `x-${index}`);
    expect(refusal(() => ids([{ Name: 'id', Values }]))).toMatch(/^FilterLimitExceeded: /);
  });
});

describe('a page', () => {
  const items = Array.from({ length: 12 }, (_, index) => index);

  it('ends where the next begins, until none is left', () => {
    const first = pageOf(items, { MaxResults: 5 });
    const second = pageOf(items, { MaxResults: 5, NextToken: first.NextToken });
    const third = pageOf(items, { MaxResults: 5, NextToken: second.NextToken });
    expect([...first.items, ...second.items, ...third.items]).toEqual(items);
    expect(third.NextToken).toBeUndefined();
  });

  it('is the whole list where no size is asked for', () => {
    expect(pageOf(items, {})).toEqual({ items, NextToken: undefined });
  });

  it('refuses sizes out of range, unknown tokens, and a size beside ids', () => {
    expect(refusal(() => pageOf(items, { MaxResults: 3 }))).toBe(
      'InvalidParameterValue: Value ( 3 ) for parameter maxResults is invalid. Expecting a value greater than 5.',
    );
    expect(refusal(() => pageOf(items, { NextToken: 'x' }))).toMatch(/^InvalidPaginationToken: /);
    const ids = ['instancesSet', ['i-1']] as const;
    expect(refusal(() => pageOf(items, { MaxResults: 5 }, { min: 5, max: 1000, ids }))).toBe(
      'InvalidParameterCombination: The parameter instancesSet cannot be used with the parameter maxResults',
    );
  });
});
