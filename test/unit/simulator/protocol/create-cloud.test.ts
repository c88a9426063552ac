import { describe, expect, it } from 'vitest';

import type { AccountState } from '../../../../src/simulator/cloud/account.ts';
import { createCloud, operationOf } from '../../../../src/simulator/cloud/create-cloud.ts';
import type { ServiceName, WireRequest } from '../../../../src/vocabulary/connection.ts';

const account = {} as AccountState;

function post(body: string, headers: Record<string, string> = {}): WireRequest {
  return {
    method: 'POST',
    protocol: 'https:',
    hostname: 'service.eu-central-1.amazonaws.com',
    path: '/',
    query: {},
    headers,
    body: new TextEncoder().encode(body),
  };
}

function answer(service: ServiceName, operations: object, request: WireRequest) {
  const cloud = createCloud(account, async () => ({ operations: operations as never }));
  return cloud.answer(service, 'eu-central-1')(request, undefined);
}

describe('an answer', () => {
  it('of awsQuery is a result in an envelope with the request id', async () => {
    const operations = { GetCallerIdentity: () => ({ Account: '123456789012' }) };
    const request = post('Action=GetCallerIdentity&Version=2011-06-15');
    expect(await answer('sts', operations, request)).toEqual({
      statusCode: 200,
      headers: {
        'content-type': 'text/xml;charset=UTF-8',
        'x-amzn-requestid': '00000000-0000-4000-8000-000000000001',
      },
      body:
        '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">' +
        '<GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult>' +
        '<ResponseMetadata><RequestId>00000000-0000-4000-8000-000000000001</RequestId></ResponseMetadata>' +
        '</GetCallerIdentityResponse>',
    });
  });

  it('of ec2Query that has nothing to say is true', async () => {
    const request = post('Action=DeleteVpc&VpcId=vpc-1');
    const { body } = await answer('ec2', { DeleteVpc: () => undefined }, request);
    expect(body).toContain('<DeleteVpcResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15"');
    expect(body).toContain('<return>true</return></DeleteVpcResponse>');
  });

  it('numbers its requests', async () => {
    const cloud = createCloud(account, async () => ({ operations: {} }));
    const ask = cloud.answer('ssm', 'eu-central-1');
    await ask(post('{}'), undefined);
    const { headers } = await ask(post('{}'), undefined);
    expect(headers['x-amzn-requestid']).toBe('00000000-0000-4000-8000-000000000002');
  });

  it('is not given once the caller has aborted', async () => {
    const cloud = createCloud(account, async () => ({ operations: {} }));
    const reason = new Error('stopped');
    await expect(cloud.answer('ssm', 'x')(post('{}'), AbortSignal.abort(reason))).rejects.toBe(
      reason,
    );
  });
});

describe('a request that cannot be read', () => {
  it.each<[ServiceName, WireRequest, number, string]>([
    ['iam', post(''), 400, '<Code>MissingAction</Code>'],
    ['ec2', post('Action=RunInstances&MaxCount=one'), 400, '<Code>InvalidParameterValue</Code>'],
    [
      'ssm',
      post('{', { 'x-amz-target': 'AmazonSSM.GetParameter' }),
      400,
      '"__type":"SerializationException"',
    ],
    ['ssm', post('{}'), 400, '"__type":"UnknownOperationException"'],
    [
      'ssm',
      post('{}', { 'x-amz-target': 'Other.GetParameter' }),
      400,
      '"__type":"UnknownOperationException"',
    ],
    ['s3', { ...post(''), method: 'PUT', path: '/b/%E0%A4%A' }, 400, '<Code>InvalidURI</Code>'],
    ['s3', { ...post('<x'), path: '/b', query: { delete: '' } }, 400, '<Code>MalformedXML</Code>'],
    ['s3', { ...post(''), method: 'PATCH', path: '/b' }, 405, '<Code>MethodNotAllowed</Code>'],
  ])('%s: an error of the protocol', async (service, request, status, text) => {
    const { statusCode, body } = await answer(service, {}, request);
    expect(statusCode).toBe(status);
    expect(body).toContain(text);
  });
});

describe('a required member that is missing', () => {
  it('is a MissingParameter at EC2', async () => {
    const { statusCode, body } = await answer(
      'ec2',
      { DeleteVpc: () => ({}) },
      post('Action=DeleteVpc'),
    );
    expect(statusCode).toBe(400);
    expect(body).toContain('<Code>MissingParameter</Code>');
    expect(body).toContain('The request must contain the parameter VpcId');
  });
});

describe('operationOf', () => {
  it('names the operation and reads its input', async () => {
    expect(await operationOf('ec2', post('Action=DescribeVpcs&VpcId.1=vpc-1'))).toEqual({
      operation: 'DescribeVpcs',
      input: { VpcIds: ['vpc-1'] },
    });
  });

  it('says what is asked for where it is not modelled or not to be read', async () => {
    expect(await operationOf('ec2', post('Action=CreateFleet'))).toEqual({
      unknown: 'CreateFleet',
    });
    expect(
      await operationOf('ssm', post('{', { 'x-amz-target': 'AmazonSSM.GetParameter' })),
    ).toMatchObject({
      unknown: expect.stringMatching(/^SerializationException: /),
    });
  });
});
