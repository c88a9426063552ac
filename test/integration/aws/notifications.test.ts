import { afterEach, describe, expect, it, vi } from 'vitest';

import { listNotificationHubs } from '../../../src/aws/notifications.ts';
import { AwsError } from '../../../src/simulator/cloud/aws-error.ts';
import type { ClientCall, ClientOutcome } from '../../../src/vocabulary/connection.ts';
import { connectionTo } from '../protocol/test-connection.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

function refuse(): never {
  throw new Error('not allowed');
}

describe('listNotificationHubs', () => {
  it('gives what the service lists, asked in the only region that has it', async () => {
    const regions: string[] = [];
    const connection = connectionTo({
      ListNotificationHubs: (input, { region, accessKeyId }) => {
        regions.push(`${region} ${accessKeyId} ${JSON.stringify(input)}`);
        return {
          notificationHubs: [
            {
              notificationHubRegion: 'eu-central-1',
              statusSummary: { status: 'ACTIVE', reason: 'registered' },
              creationTime: new Date('2026-01-02T03:04:05Z'),
            },
          ],
        };
      },
    });
    expect(await listNotificationHubs(connection)).toEqual({
      notificationHubs: [
        {
          notificationHubRegion: 'eu-central-1',
          statusSummary: { status: 'ACTIVE', reason: 'registered' },
          creationTime: '2026-01-02T03:04:05.000Z',
        },
      ],
    });
    await listNotificationHubs(connection, { nextToken: 'a+b/c=' });
    expect(regions).toEqual([
      'us-east-1 AKIDEXAMPLE {}',
      'us-east-1 AKIDEXAMPLE {"nextToken":"a+b/c="}',
    ]);
  });

  it('throws the error of the service by name, with its request id, and tells the observers', async () => {
    const outcomes: ClientOutcome[] = [];
    const calls: ClientCall[] = [];
    const connection = connectionTo(
      {
        ListNotificationHubs: () => {
          throw new AwsError('AccessDeniedException', 'not authorized', 403);
        },
      },
      [
        {
          before: (call) => void calls.push(call),
          after: (_call, outcome) => void outcomes.push(outcome),
        },
      ],
    );
    await expect(listNotificationHubs(connection)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: 'not authorized',
      $metadata: { httpStatusCode: 403, requestId: '00000000-0000-4000-8000-000000000001' },
    });
    expect(calls).toEqual([
      {
        service: 'notifications',
        region: 'us-east-1',
        operation: 'ListNotificationHubs',
        input: {},
      },
    ]);
    expect(outcomes).toMatchObject([
      { error: { name: 'AccessDeniedException' }, answeredBy: 'embedded' },
    ]);
  });

  it('is not sent when an observer refuses it', async () => {
    const operation = vi.fn<() => object>(() => ({}));
    const connection = connectionTo({ ListNotificationHubs: operation }, [{ before: refuse }]);
    await expect(listNotificationHubs(connection)).rejects.toThrow('not allowed');
    expect(operation).not.toHaveBeenCalled();
  });

  it('is told from a page of a proxy', async () => {
    const connection = {
      ...connectionTo({}),
      answer: () => async () => ({
        statusCode: 502,
        headers: {},
        body: '<html>Bad Gateway</html>',
      }),
    };
    await expect(listNotificationHubs(connection)).rejects.toMatchObject({
      name: 'HTTP502',
      message: '<html>Bad Gateway</html>',
    });
  });

  it('goes to AWS, signed with the keys of the default chain, where the connection does not answer', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDENVIRONMENT');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'none');
    vi.stubEnv('AWS_SESSION_TOKEN', 'token');
    const sent: { url: string; headers: Record<string, string> }[] = [];
    vi.stubGlobal('fetch', async (url: URL, init: { headers: Record<string, string> }) => {
      sent.push({ url: url.href, headers: init.headers });
      return new Response('{"notificationHubs":[]}', { headers: { 'x-amzn-RequestId': 'id' } });
    });
    const { answer: _, credentials: __, ...connection } = connectionTo({});
    const output = await listNotificationHubs(
      { ...connection, target: { kind: 'aws' } },
      { nextToken: 'a b+' },
    );
    expect(output).toEqual({ notificationHubs: [] });
    expect(sent.map(({ url }) => url)).toEqual([
      'https://notifications.us-east-1.api.aws/notification-hubs?nextToken=a%20b%2B',
    ]);
    expect(sent[0]!.headers).toMatchObject({
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=AKIDENVIRONMENT\/\d{8}\/us-east-1\/notifications\/aws4_request, /,
      ),
      'x-amz-security-token': 'token',
    });
  });

  it('says so when AWS answers something else', async () => {
    const connection = {
      ...connectionTo({}),
      answer: () => async () => ({ statusCode: 200, headers: {}, body: '{"hubs":[]}' }),
    };
    await expect(listNotificationHubs(connection)).rejects.toMatchObject({
      name: 'UnexpectedResponse',
    });
  });
});
