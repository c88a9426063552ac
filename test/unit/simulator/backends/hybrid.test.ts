import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readHealth } from '../../../../src/simulator/backends/health.ts';
import { forwardTo, hybrid } from '../../../../src/simulator/backends/hybrid.ts';
import type { Answer, WireRequest } from '../../../../src/vocabulary/connection.ts';

const from =
  (who: string, statusCode = 200): Answer =>
  () =>
    Promise.resolve({ statusCode, headers: {}, body: who });

function query(action: string, extra = ''): WireRequest {
  return {
    method: 'POST',
    protocol: 'https:',
    hostname: 'ec2.eu-central-1.amazonaws.com',
    path: '/',
    query: {},
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new TextEncoder().encode(`Action=${action}&Version=2016-11-15${extra}`),
  };
}

const sides = (other: Answer) => ({
  embedded: () => from('embedded'),
  other,
  otherName: 'localstack',
});

describe('hybrid', () => {
  it('lets the other backend answer what it has', async () => {
    const answer = hybrid(sides(from('localstack')))('ec2', 'eu-central-1');
    const response = await answer(query('DescribeVpcs'), undefined);
    expect(response).toMatchObject({
      body: 'localstack',
      headers: { 'x-vba-answered-by': 'localstack' },
    });
  });

  it('learns by operation what the other lacks (HTTP 501), and asks for it once', async () => {
    const asked: string[] = [];
    const other: Answer = (request) => {
      asked.push(new TextDecoder().decode(request.body));
      return Promise.resolve({ statusCode: 501, headers: {}, body: '' });
    };
    const answer = hybrid(sides(other))('ec2', 'eu-central-1');
    for (const action of ['GetConsoleOutput', 'GetConsoleOutput', 'DescribeVpcs']) {
      const { headers } = await answer(query(action), undefined);
      expect(headers['x-vba-answered-by']).toBe('embedded');
    }
    expect(asked.map((body) => body.split('&')[0])).toEqual([
      'Action=GetConsoleOutput',
      'Action=DescribeVpcs',
    ]);
  });

  it.each([
    ['every DryRun', query('CreateVpc', '&CidrBlock=10.0.0.0%2F16&DryRun=true')],
    ["images of Canonical's", query('DescribeImages', '&Owner.1=099720109477')],
  ])('never asks the other for %s', async (_, request) => {
    const answer = hybrid(sides(from('localstack')))('ec2', 'eu-central-1');
    expect((await answer(request, undefined)).headers['x-vba-answered-by']).toBe('embedded');
  });

  it('asks nobody once the run is interrupted', async () => {
    const answer = hybrid(sides(from('localstack')))('ec2', 'eu-central-1');
    await expect(answer(query('CreateVpc'), AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});

describe('a running endpoint', () => {
  const seen: { url?: string; body: string; headers: NodeJS.Dict<string | string[]> }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push({ url: request.url ?? '', body, headers: request.headers });
      const health = { services: {}, edition: 'community', version: '4.14.0' };
      response.end(request.url === '/_localstack/health' ? JSON.stringify(health) : 'answer');
    });
  });
  let url: URL;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterAll(() => server.close());

  it('gets path, query, headers and body as the client wrote them', async () => {
    const request = { ...query('DescribeVpcs'), path: '/a%20b', query: { x: ['1', '2'], y: '' } };
    const { statusCode, body } = await forwardTo(url)(request, undefined);
    expect({ statusCode, body: new TextDecoder().decode(body as Uint8Array) }).toEqual({
      statusCode: 200,
      body: 'answer',
    });
    expect(seen.at(-1)).toMatchObject({
      url: '/a%20b?x=1&x=2&y=',
      body: 'Action=DescribeVpcs&Version=2016-11-15',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  });

  it('says what it is', async () => {
    expect(await readHealth(url, AbortSignal.timeout(5000))).toEqual({
      name: 'localstack',
      version: '4.14.0',
    });
  });
});
