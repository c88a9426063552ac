import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { openClients } from '../../../src/aws/open-clients.ts';
import { AwsError } from '../../../src/simulator/cloud/aws-error.ts';
import type {
  CallObserver,
  ClientCall,
  ClientOutcome,
  Connection,
} from '../../../src/vocabulary/connection.ts';
import { clientsOf, connectionTo } from '../protocol/test-connection.ts';

/** Keeps what it was told. */
function recorder(): CallObserver & {
  readonly before: (call: ClientCall) => void;
  readonly calls: ClientCall[];
  readonly outcomes: ClientOutcome[];
} {
  const calls: ClientCall[] = [];
  const outcomes: ClientOutcome[] = [];
  return {
    calls,
    outcomes,
    before: (call) => void calls.push(call),
    after: (_call, outcome) => void outcomes.push(outcome),
  };
}

function denied(): never {
  throw new AwsError('UnauthorizedOperation', 'no', 403);
}

afterEach(() => vi.unstubAllEnvs());

describe('observers', () => {
  it('see the operation, the input as given, the output, who answered and how long it took', async () => {
    const observer = recorder();
    const ec2 = await clientsOf({ DescribeVpcs: () => ({ Vpcs: [{ VpcId: 'vpc-1' }] }) }, [
      observer,
    ]).get('ec2');
    const input = { VpcIds: ['vpc-1'] };
    await ec2.send(new DescribeVpcsCommand(input));
    expect(observer.calls).toEqual([
      { service: 'ec2', region: 'eu-central-1', operation: 'DescribeVpcs', input },
    ]);
    expect(observer.outcomes).toMatchObject([
      { output: { Vpcs: [{ VpcId: 'vpc-1' }] }, answeredBy: 'embedded' },
    ]);
    expect(observer.outcomes[0]!.ms).toBeGreaterThan(0);
  });

  it('are told of an error, which the caller gets all the same', async () => {
    const observer = recorder();
    const ec2 = await clientsOf({ DescribeVpcs: denied }, [observer]).get('ec2');
    await expect(ec2.send(new DescribeVpcsCommand({}))).rejects.toThrow('no');
    expect(observer.outcomes).toMatchObject([{ error: { name: 'UnauthorizedOperation' } }]);
  });

  it('may refuse a call: nothing is sent, nobody is told of an outcome', async () => {
    const refusal = new Error('not allowed');
    const observer = recorder();
    const refuse = () => {
      throw refusal;
    };
    const operation = vi.fn<() => object>(() => ({}));
    const ec2 = await clientsOf({ DescribeVpcs: operation }, [observer, { before: refuse }]).get(
      'ec2',
    );
    await expect(ec2.send(new DescribeVpcsCommand({}))).rejects.toBe(refusal);
    expect(operation).not.toHaveBeenCalled();
    expect(observer.outcomes).toEqual([]);
  });

  it('learn from the response who answered, from that of an error too', async () => {
    const observer = recorder();
    const cloud = connectionTo({ DescribeVpcs: () => ({}) }, [observer]);
    const connection: Connection = {
      ...cloud,
      answer: (service, region) => async (request, signal) => {
        const response = await cloud.answer!(service, region)(request, signal);
        return { ...response, headers: { ...response.headers, 'x-vba-answered-by': 'localstack' } };
      },
    };
    const clients = openClients(connection);
    await (await clients.get('ec2')).send(new DescribeVpcsCommand({}));
    await expect(
      (await clients.get('sts')).send(new GetCallerIdentityCommand({})),
    ).rejects.toMatchObject({ name: 'InvalidAction' });
    expect(observer.outcomes.map(({ answeredBy }) => answeredBy)).toEqual([
      'localstack',
      'localstack',
    ]);
  });
});

describe('clients', () => {
  it('are made once for a service and region', async () => {
    const clients = clientsOf({});
    expect(await clients.get('ec2')).toBe(await clients.get('ec2', 'eu-central-1'));
    expect(await clients.get('ec2', 'us-east-1')).not.toBe(await clients.get('ec2'));
  });

  it('sign with the key of the connection and say which region they call', async () => {
    const seen: unknown[] = [];
    const clients = clientsOf({
      GetCallerIdentity: (_input, { accessKeyId, region, service }) => {
        seen.push({ accessKeyId, region, service });
        return {};
      },
    });
    await (await clients.get('sts', 'us-east-1')).send(new GetCallerIdentityCommand({}));
    expect(seen).toEqual([{ accessKeyId: 'AKIDEXAMPLE', region: 'us-east-1', service: 'sts' }]);
  });

  it('of a connection that answers do not retry', async () => {
    const operation = vi.fn<() => object>(() => {
      throw new AwsError('ServiceUnavailable', 'later', 503);
    });
    const ec2 = await clientsOf({ DescribeVpcs: operation }).get('ec2');
    await expect(ec2.send(new DescribeVpcsCommand({}))).rejects.toThrow('later');
    expect(operation).toHaveBeenCalledTimes(1);
  });

  it('of a connection that answers do not follow AWS_ENDPOINT_URL', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:1/elsewhere');
    const hosts: string[] = [];
    const cloud = connectionTo({ GetCallerIdentity: () => ({ Account: '123456789012' }) });
    const clients = openClients({
      ...cloud,
      answer: (service, region) => async (request, signal) => {
        hosts.push(request.hostname + request.path);
        return cloud.answer!(service, region)(request, signal);
      },
    });
    await (await clients.get('sts')).send(new GetCallerIdentityCommand({}));
    expect(hosts).toEqual(['sts.eu-central-1.amazonaws.com/']);
  });

  it('stop when the caller aborts', async () => {
    const sts = await clientsOf({ GetCallerIdentity: () => ({}) }).get('sts');
    const call = sts.send(new GetCallerIdentityCommand({}), { abortSignal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('of AWS retry adaptively', async () => {
    const { answer: _, ...aws } = connectionTo({});
    const sts = await openClients({ ...aws, target: { kind: 'aws' } }).get('sts');
    expect(await sts.config.maxAttempts()).toBe(5);
    expect(sts.config.retryMode).toBe('adaptive');
  });
});
