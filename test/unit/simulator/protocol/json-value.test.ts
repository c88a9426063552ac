import { describe, expect, it } from 'vitest';

import { fromJson, toJson } from '../../../../src/simulator/cloud/protocol/json-value.ts';
import { parseJson } from '../../../../src/simulator/cloud/protocol/parse-json.ts';
import { modelOf } from './test-model.ts';

const model = modelOf('awsJson1_1', {
  Thing: {
    kind: 'structure',
    members: {
      Name: { type: 'string' },
      Count: { type: 'number' },
      On: { type: 'boolean' },
      At: { type: 'timestamp' },
      Day: { type: 'date-time' },
      Data: { type: 'blob' },
      Things: { type: 'Things' },
      Numbers: { type: 'Numbers' },
    },
  },
  Things: { kind: 'list', item: { type: 'Thing' } },
  Numbers: { kind: 'map', key: { type: 'string' }, value: { type: 'number' } },
});

const value = {
  Name: 'n',
  Count: 1.5,
  On: true,
  At: new Date(1_600_000_000_250),
  Day: new Date('2026-01-02T03:04:05.000Z'),
  Data: Uint8Array.from([255]),
  Things: [{ Name: 'inner' }, {}],
  Numbers: { a: 1 },
};
const json = {
  Name: 'n',
  Count: 1.5,
  On: true,
  At: 1_600_000_000.25,
  Day: '2026-01-02T03:04:05.000Z',
  Data: '/w==',
  Things: [{ Name: 'inner' }, {}],
  Numbers: { a: 1 },
};

describe('JSON of a shape', () => {
  it('has seconds for timestamps and base64 for blobs', () => {
    expect(toJson(model, 'Thing', value)).toEqual(json);
  });

  it('is read back', () => {
    expect(fromJson(model, 'Thing', json)).toEqual(value);
  });

  it('is read without what is null or not known', () => {
    expect(fromJson(model, 'Thing', { Name: null, Other: 1 })).toEqual({});
  });

  it.each([
    [{ Name: 1 }, 'Expected a string, found number.'],
    [{ Count: '1' }, 'Expected a number, found string.'],
    [{ Data: {} }, 'Expected a blob, found object.'],
    [{ At: true }, 'Expected a timestamp, found boolean.'],
    [{ At: 'yesterday' }, 'Expected a timestamp, found string.'],
    [{ Things: {} }, 'Expected a list, found object.'],
    [{ Numbers: [] }, 'Expected an object, found array.'],
    [[], 'Expected an object, found array.'],
    [null, 'Expected an object, found object.'],
  ])('refuses %j', (wrong, message) => {
    expect(() => fromJson(model, 'Thing', wrong)).toThrow(message);
  });
});

describe('a body', () => {
  it('of nothing is an empty object', () => {
    expect(parseJson(new Uint8Array())).toEqual({});
  });

  it.each([Buffer.from('{"a":'), Buffer.from([0x22, 0xff, 0x22])])(
    'that is no JSON in UTF-8 is a SerializationException',
    (body) => {
      expect(() => parseJson(body)).toThrow(
        expect.objectContaining({ code: 'SerializationException', status: 400 }),
      );
    },
  );
});
