import { describe, expect, it } from 'vitest';

import type { StructureShape } from '../../../../src/simulator/cloud/protocol/model.ts';
import { queryInput } from '../../../../src/simulator/cloud/protocol/query-input.ts';
import { modelOf } from './test-model.ts';

const thing: StructureShape = {
  kind: 'structure',
  members: {
    Name: { type: 'string', wireName: 'name' },
    Count: { type: 'number' },
    DryRun: { type: 'boolean', wireName: 'dryRun' },
    Since: { type: 'timestamp' },
    Data: { type: 'blob' },
    Filters: { type: 'Filters', queryName: 'Filter' },
    Tags: { type: 'Tags' },
  },
};
const shapes = {
  Thing: thing,
  Filters: { kind: 'list', item: { type: 'Filter' } },
  Filter: {
    kind: 'structure',
    members: { Name: { type: 'string' }, Values: { type: 'Values', wireName: 'Value' } },
  },
  Values: { kind: 'list', item: { type: 'string', wireName: 'item' } },
  Tags: { kind: 'map', key: { type: 'string' }, value: { type: 'string' } },
} as const;

function read(protocol: 'awsQuery' | 'ec2Query', form: string): object {
  return queryInput(modelOf(protocol, shapes), thing, new URLSearchParams(form));
}

describe('ec2Query', () => {
  it('capitalises names, takes query names and numbers lists without a level between', () => {
    const form =
      'Action=Make&Name=x&DryRun=true&Filter.1.Name=tag%3AName&Filter.1.Value.1=a&Filter.1.Value.2=b%20c';
    expect(read('ec2Query', form)).toEqual({
      Name: 'x',
      DryRun: true,
      Filters: [{ Name: 'tag:Name', Values: ['a', 'b c'] }],
    });
  });

  it('puts items in the order of their numbers, whatever the order in the form', () => {
    const form = 'Filter.10.Name=c&Filter.2.Name=b&Filter.1.Name=a';
    expect(read('ec2Query', form)).toEqual({
      Filters: [{ Name: 'a' }, { Name: 'b' }, { Name: 'c' }],
    });
  });

  it('ignores what the operation does not know', () => {
    expect(read('ec2Query', 'Nonsense=1&Filter.x.Name=a&Version=2016-11-15')).toEqual({
      Filters: [],
    });
  });

  it('refuses a number that is none, naming the parameter', () => {
    expect(() => read('ec2Query', 'Count=many')).toThrow(
      'Value (many) for parameter Count is invalid.',
    );
  });
});

describe('awsQuery', () => {
  it('has a level of members in lists and of entries in maps', () => {
    const form =
      'name=x&Filters.member.1.Name=n&Filters.member.1.Value.item.1=v&Tags.entry.1.key=k&Tags.entry.1.value=t';
    expect(read('awsQuery', form)).toEqual({
      Name: 'x',
      Filters: [{ Name: 'n', Values: ['v'] }],
      Tags: { k: 't' },
    });
  });

  it('reads scalars by their type', () => {
    const form = 'Count=12&Since=2026-01-02T03%3A04%3A05Z&Data=AAH%2F';
    expect(read('awsQuery', form)).toEqual({
      Count: 12,
      Since: new Date('2026-01-02T03:04:05Z'),
      Data: Uint8Array.from([0, 1, 255]),
    });
  });

  it('tells an empty list from none', () => {
    expect(read('awsQuery', 'Filters=')).toEqual({ Filters: [] });
    expect(read('awsQuery', '')).toEqual({});
  });

  it('takes __proto__ for a key like any other', () => {
    const tags = read('awsQuery', 'Tags.entry.1.key=__proto__&Tags.entry.1.value=x') as {
      Tags: object;
    };
    expect(Object.keys(tags.Tags)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(tags.Tags)).toBe(Object.prototype);
  });
});
