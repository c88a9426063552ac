import { describe, expect, it } from 'vitest';

import { readApis } from '../../../../src/checks/readers/apis.ts';
import type { Caller } from '../../../../src/checks/readers/reading.ts';
import type { Connection, ServiceName } from '../../../../src/vocabulary/connection.ts';
import { CredentialsError } from '../../../../src/vocabulary/errors.ts';
import { user } from '../support/literal-facts.ts';
import { readingOf, scriptedAws } from '../support/scripted-aws.ts';

const caller: Caller = {
  accountId: '123456789012',
  partition: 'aws',
  regionDisabled: false,
  arn: user.arn,
  kind: 'user',
  name: 'd',
};

/** An AWS that refuses one service and answers the others with something empty. */
function refusing(service: ServiceName, status: number, code: string): Partial<Connection> {
  return {
    answer: (asked) => () =>
      Promise.resolve({
        statusCode: asked === service ? status : 500,
        headers: {
          'content-type': 'application/json',
          'x-amzn-errortype': asked === service ? code : 'InternalError',
        },
        body: JSON.stringify({
          __type: asked === service ? code : 'InternalError',
          message: 'text',
        }),
      }),
  };
}

async function probe(endpoint: string, change: Partial<Connection>, of: Caller = caller) {
  const facts = await readApis(readingOf(scriptedAws({}, change)), of);
  return facts.find((fact) => fact.endpoint === endpoint);
}

describe('readApis', () => {
  it('calls each service where it answers: notifications and IAM in their home region', async () => {
    const facts = await readApis(readingOf(scriptedAws({}, refusing('kms', 500, 'X'))), caller);
    const where = new Map(facts.map(({ endpoint, region }) => [endpoint, region]));
    expect(where.get('notifications')).toBe('us-east-1');
    expect(where.get('iam')).toBe('us-east-1');
    expect(where.get('ssm')).toBe('eu-central-1');
    expect(facts).toHaveLength(14);
  });

  it('leaves out what the partition does not have', async () => {
    const facts = await readApis(readingOf(scriptedAws({}, refusing('kms', 500, 'X'))), {
      ...caller,
      partition: 'aws-us-gov',
    });
    expect(facts.map(({ endpoint }) => endpoint)).not.toContain('notifications');
  });

  it('tells a denial, an operation that is lacking and another error apart', async () => {
    expect(await probe('kms', refusing('kms', 400, 'AccessDeniedException'))).toMatchObject({
      outcome: 'denied',
      operation: 'ListKeys',
      action: 'kms:ListKeys',
      error: { name: 'AccessDeniedException', message: 'text' },
    });
    expect(await probe('kms', refusing('kms', 501, 'InternalFailure'))).toMatchObject({
      outcome: 'error',
    });
    expect(
      await probe('notifications', refusing('notifications', 403, 'AccessDeniedException')),
    ).toMatchObject({
      outcome: 'denied',
    });
  });

  it('tells silence apart from a refusal', async () => {
    const silence = Object.assign(new Error('no route'), { code: 'EHOSTUNREACH' });
    expect(await probe('ssm', { answer: () => () => Promise.reject(silence) })).toMatchObject({
      outcome: 'unreachable',
      error: { message: 'no route' },
    });
  });

  it('ends the run where the credentials expired', async () => {
    const reading = probe('kms', refusing('kms', 400, 'ExpiredTokenException'));
    await expect(reading).rejects.toBeInstanceOf(CredentialsError);
  });
});
