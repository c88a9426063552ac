import { describe, expect, it } from 'vitest';

import {
  extractedServices,
  modelledOperations,
  type ExtractedService,
} from '../../../scripts/modelled-operations.ts';
import { openClients } from '../../../src/aws/open-clients.ts';
import type { AccountState } from '../../../src/simulator/cloud/account.ts';
import { createCloud } from '../../../src/simulator/cloud/create-cloud.ts';
import { loadModel } from '../../../src/simulator/cloud/protocol/load-model.ts';
import type { ProtocolName } from '../../../src/simulator/cloud/protocol/model.ts';
import { randomInput, randomNumbers } from './random-value.ts';

const seeds = [1, 2, 3, 4, 5, 6];

/** Protocols whose requests have no form for an empty list or structure. */
const noEmptyRequests: readonly ProtocolName[] = ['awsQuery', 'ec2Query'];

describe.each(extractedServices)('%s', (service) => {
  it.each([...modelledOperations[service]])('%s', async (operation) => {
    const exports = (await import(`@aws-sdk/client-${service}`)) as Record<string, unknown>;
    const [, , , , inputSchema, outputSchema] = exports[`${operation}$`] as unknown[];
    const Command = exports[`${operation}Command`] as new (input: object) => object;
    const { protocol } = await loadModel(service);

    for (const seed of seeds) {
      const random = randomNumbers(seed * 7919 + operation.length);
      const input = possibleInput(
        service,
        operation,
        randomInput(inputSchema, { random, empties: !noEmptyRequests.includes(protocol) }),
      );
      const output = possibleOutput(
        operation,
        randomInput(outputSchema, { random, empties: true }),
      );
      const { read, written } = await exchange(
        service,
        operation,
        new Command({ ...input }),
        output,
      );

      expect(withoutAdded(service, read, input), `request, seed ${seed}`).toEqual(input);
      expect(written, `response, seed ${seed}`).toEqual(output);
    }
  });
});

/** Sends a command to a cloud whose only operation gives `output`: what the operation was given, what the client got. */
async function exchange(
  service: ExtractedService,
  operation: string,
  command: object,
  output: object,
): Promise<{ read: Record<string, unknown>; written: Record<string, unknown> }> {
  let read: Record<string, unknown> = {};
  const run = (input: Record<string, unknown>) => {
    read = input;
    return output;
  };
  const operations = { [operation]: run } as never;
  const cloud = createCloud({} as AccountState, async () => ({ operations }));
  const clients = openClients({
    target: { kind: 'embedded' },
    region: 'eu-central-1',
    partition: 'aws',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'none' },
    answer: cloud.answer,
    observers: [],
  });
  const client = (await clients.get(service)) as unknown as {
    send: (command: object) => Promise<Record<string, unknown>>;
  };
  const { $metadata: _, Body, ...rest } = await client.send(command);
  clients.destroy();
  return { read, written: Body === undefined ? rest : { ...rest, Body: await bytesOf(Body) } };
}

async function bytesOf(body: unknown): Promise<Uint8Array> {
  return (body as { transformToByteArray: () => Promise<Uint8Array> }).transformToByteArray();
}

/** What the client of S3 refuses or rewrites before it is sent, hence never reaches a server as it was given. */
function possibleInput(
  service: ExtractedService,
  operation: string,
  input: Record<string, unknown>,
): Record<string, unknown> {
  if (service !== 's3') return input;
  const possible = { ...input };
  for (const name of Object.keys(possible)) {
    if (name === 'Bucket') possible[name] = 'a-bucket';
    if (name === 'Key') possible[name] = `a folder/ü&+%?/${String(possible[name])}`;
    if (name === 'ChecksumAlgorithm') possible[name] = 'CRC32';
    // Keys are replaced by their base64, and their MD5 is added.
    if (name.includes('SSECustomerKey')) delete possible[name];
  }
  // The client names its region where the caller names none.
  if (operation === 'CreateBucket') {
    possible['CreateBucketConfiguration'] = { LocationConstraint: 'eu-central-1' };
  }
  return possible;
}

/** What the client of S3 makes of a response besides what is in it. */
function possibleOutput(
  operation: string,
  output: Record<string, unknown>,
): Record<string, unknown> {
  if (operation !== 'GetObject' && operation !== 'HeadObject') return output;
  const { Expires, ExpiresString: _, ...rest } = output;
  const expires = Expires instanceof Date ? { Expires, ExpiresString: Expires.toUTCString() } : {};
  // Of a random body these would be wrong, which the client notices.
  const honest = Object.entries(rest).filter(([name]) => !name.startsWith('Checksum'));
  return { Metadata: {}, ...Object.fromEntries(honest), ...expires };
}

/** What the client of S3 adds to uploads and, the last one, to downloads. */
const added = [
  'ChecksumAlgorithm',
  'ChecksumCRC32',
  'ContentLength',
  'ContentType',
  'ChecksumMode',
];

function withoutAdded(
  service: ExtractedService,
  read: Record<string, unknown>,
  input: Record<string, unknown>,
): Record<string, unknown> {
  if (service !== 's3') return read;
  return Object.fromEntries(
    Object.entries(read).filter(([name]) => name in input || !added.includes(name)),
  );
}
