import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { GetLifecyclePoliciesCommand } from '@aws-sdk/client-dlm';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { GetRoleCommand } from '@aws-sdk/client-iam';
import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';

import { AwsError } from '../../../src/simulator/cloud/aws-error.ts';
import { clientsOf } from './test-connection.ts';

const firstRequestId = '00000000-0000-4000-8000-000000000001';

function failing(code: string, message: string, status?: number) {
  return () => {
    throw new AwsError(code, message, status);
  };
}

/** What the client threw, reduced to what callers look at. */
async function refusal(call: Promise<unknown>): Promise<object> {
  const error = (await call.then(
    () => expect.unreachable('the call went through'),
    (thrown: unknown) => thrown,
  )) as Error & { $metadata: { httpStatusCode?: number; requestId?: string } };
  const { httpStatusCode, requestId } = error.$metadata;
  return { name: error.name, message: error.message, status: httpStatusCode, requestId };
}

describe('an AwsError reaches the client as name, message, status and request id', () => {
  it('over ec2Query', async () => {
    const message = "The vpc ID 'vpc-1' does not exist & <cannot> be found";
    const ec2 = await clientsOf({ DescribeVpcs: failing('InvalidVpcID.NotFound', message) }).get(
      'ec2',
    );
    expect(await refusal(ec2.send(new DescribeVpcsCommand({})))).toEqual({
      name: 'InvalidVpcID.NotFound',
      message,
      status: 400,
      requestId: firstRequestId,
    });
  });

  it('over awsQuery, as the modelled exception where the client knows it', async () => {
    const message = 'The role with name x cannot be found.';
    const iam = await clientsOf({ GetRole: failing('NoSuchEntity', message, 404) }).get('iam');
    expect(await refusal(iam.send(new GetRoleCommand({ RoleName: 'x' })))).toEqual({
      name: 'NoSuchEntityException',
      message,
      status: 404,
      requestId: firstRequestId,
    });
  });

  it('over awsJson1_1', async () => {
    const ssm = await clientsOf({ GetParameter: failing('ParameterNotFound', 'no "x"') }).get(
      'ssm',
    );
    expect(await refusal(ssm.send(new GetParameterCommand({ Name: 'x' })))).toEqual({
      name: 'ParameterNotFound',
      message: 'no "x"',
      status: 400,
      requestId: firstRequestId,
    });
  });

  it('over awsJson1_0 of a service that once spoke awsQuery', async () => {
    const cloudwatch = await clientsOf({
      DescribeAlarms: failing('InvalidNextToken', 'bad token'),
    }).get('cloudwatch');
    expect(await refusal(cloudwatch.send(new DescribeAlarmsCommand({})))).toEqual({
      name: 'InvalidNextToken',
      message: 'bad token',
      status: 400,
      requestId: firstRequestId,
    });
  });

  it('over restJson1', async () => {
    const dlm = await clientsOf({
      GetLifecyclePolicies: failing('LimitExceededException', 'too many', 429),
    }).get('dlm');
    expect(await refusal(dlm.send(new GetLifecyclePoliciesCommand({})))).toEqual({
      name: 'LimitExceededException',
      message: 'too many',
      status: 429,
      requestId: firstRequestId,
    });
  });

  it('over restXml', async () => {
    const message = 'The specified key does not exist.';
    const s3 = await clientsOf({ GetObject: failing('NoSuchKey', message, 404) }).get('s3');
    expect(await refusal(s3.send(new GetObjectCommand({ Bucket: 'bucket', Key: 'k' })))).toEqual({
      name: 'NoSuchKey',
      message,
      status: 404,
      requestId: firstRequestId,
    });
  });

  it('without a body for HEAD, as HTTP wants it', async () => {
    const s3 = await clientsOf({ HeadObject: failing('NoSuchKey', 'gone', 404) }).get('s3');
    expect(
      await refusal(s3.send(new HeadObjectCommand({ Bucket: 'bucket', Key: 'k' }))),
    ).toMatchObject({
      name: 'NotFound',
      status: 404,
    });
  });
});

describe('an operation that the cloud does not have gets the error of its protocol', () => {
  it('ec2Query', async () => {
    const ec2 = await clientsOf({}).get('ec2');
    expect(await refusal(ec2.send(new DescribeVpcsCommand({})))).toMatchObject({
      name: 'InvalidAction',
      message: 'The action DescribeVpcs is not valid for this web service.',
      status: 400,
    });
  });

  it('awsQuery', async () => {
    const iam = await clientsOf({}).get('iam');
    expect(await refusal(iam.send(new GetRoleCommand({ RoleName: 'x' })))).toMatchObject({
      name: 'InvalidAction',
      message: 'Could not find operation GetRole for version 2010-05-08',
      status: 400,
    });
  });

  it('awsJson1_1', async () => {
    const ssm = await clientsOf({}).get('ssm');
    expect(await refusal(ssm.send(new GetParameterCommand({ Name: 'x' })))).toMatchObject({
      name: 'UnknownOperationException',
      status: 400,
    });
  });

  it('restJson1', async () => {
    const dlm = await clientsOf({}).get('dlm');
    expect(await refusal(dlm.send(new GetLifecyclePoliciesCommand({})))).toMatchObject({
      name: 'UnknownOperationException',
      status: 404,
    });
  });

  it('restXml', async () => {
    const s3 = await clientsOf({}).get('s3');
    expect(
      await refusal(s3.send(new GetObjectCommand({ Bucket: 'bucket', Key: 'k' }))),
    ).toMatchObject({
      name: 'NotImplemented',
      status: 501,
    });
  });

  it('also where the name is one that every object has', async () => {
    const ssm = await clientsOf({}).get('ssm');
    const command = new GetParameterCommand({ Name: 'x' });
    command.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { headers: Record<string, string> };
        request.headers['x-amz-target'] = 'AmazonSSM.constructor';
        return next(args);
      },
      { step: 'build' },
    );
    expect(await refusal(ssm.send(command))).toMatchObject({ name: 'UnknownOperationException' });
  });
});

describe('a required member that is missing', () => {
  it('is a ValidationError at IAM', async () => {
    const iam = await clientsOf({ GetRole: () => ({}) }).get('iam');
    expect(await refusal(iam.send(new GetRoleCommand({} as never)))).toMatchObject({
      name: 'ValidationError',
      message:
        "1 validation error detected: Value null at 'roleName' failed to satisfy constraint: Member must not be null",
    });
  });

  it('is a ValidationException at SSM', async () => {
    const ssm = await clientsOf({ GetParameter: () => ({}) }).get('ssm');
    expect(await refusal(ssm.send(new GetParameterCommand({} as never)))).toMatchObject({
      name: 'ValidationException',
    });
  });
});

describe('what an operation throws that is no AwsError', () => {
  it('reaches the caller as it is: it is a fault of this program, not an answer', async () => {
    const fault = new TypeError('undefined is not a function');
    const ec2 = await clientsOf({
      DescribeVpcs: () => {
        throw fault;
      },
    }).get('ec2');
    await expect(ec2.send(new DescribeVpcsCommand({}))).rejects.toBe(fault);
  });
});
