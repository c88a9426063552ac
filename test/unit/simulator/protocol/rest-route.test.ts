import { describe, expect, it } from 'vitest';

import type { ServiceModel } from '../../../../src/simulator/cloud/protocol/model.ts';
import { findRoute, segmentsOf } from '../../../../src/simulator/cloud/protocol/rest-route.ts';
import { modelOf } from './test-model.ts';

const http = (method: string, uri: string) => ({ http: { method, uri, status: 200 } });

const model: ServiceModel = {
  ...modelOf('restJson1', {
    Listing: {
      kind: 'structure',
      members: { max: { type: 'number', http: { in: 'query', name: 'max' } } },
    },
    Tagged: {
      kind: 'structure',
      required: ['owner'],
      members: {
        owner: { type: 'string', http: { in: 'query', name: 'owner' } },
        max: { type: 'number', http: { in: 'query', name: 'max' } },
      },
    },
  }),
  operations: {
    List: { ...http('GET', '/things'), input: 'Listing' },
    ListOfOwner: { ...http('GET', '/things'), input: 'Tagged' },
    Get: http('GET', '/things/{id}'),
    GetTags: http('GET', '/things/{id}?tags'),
    GetFile: http('GET', '/files/{path+}'),
  },
};

function route(path: string, query: Record<string, string> = {}) {
  const found = findRoute(model, { method: 'GET', segments: segmentsOf(path), query, headers: {} });
  return found && [found.operation, Object.fromEntries(found.labels)];
}

describe('the operation of a REST request', () => {
  it('is told by path and labels', () => {
    expect(route('/things')).toEqual(['List', {}]);
    expect(route('/things/a%20b')).toEqual(['Get', { id: 'a%20b' }]);
    expect(route('/files/a/b/c')).toEqual(['GetFile', { path: 'a/b/c' }]);
  });

  it('is the most particular one that fits', () => {
    expect(route('/things/1', { tags: '' })).toEqual(['GetTags', { id: '1' }]);
    expect(route('/things', { owner: 'x', max: '1' })).toEqual(['ListOfOwner', {}]);
  });

  it('may be asked for with a signature in the address', () => {
    expect(route('/things', { 'X-Amz-Signature': 's', 'x-amz-date': 'd' })).toEqual(['List', {}]);
  });

  it.each([
    ['/nothing', {}],
    ['/things/1/2', {}],
    ['/things/', {}],
    ['/files', {}],
    ['/things', { unheard: '' }],
  ])('is unknown for %s with %j', (path, query) => {
    expect(route(path, query)).toBeUndefined();
  });

  it('depends on the method', () => {
    const request = { method: 'POST', segments: segmentsOf('/things'), query: {}, headers: {} };
    expect(findRoute(model, request)).toBeUndefined();
  });
});
