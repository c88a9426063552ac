import { describe, expect, test } from 'vitest';

import { authorise } from '../../../../src/policies/authorise/authorise.ts';
import { account, keyOf, requestOf, viewOf } from './view.ts';

const vpc = `arn:aws:ec2:eu-central-1:${account}:vpc/vpc-1`;
const tagged = (arn: string, tags: Record<string, string>) =>
  viewOf({ tagsOf: (one) => (one === arn ? new Map(Object.entries(tags)) : undefined) });

describe('who calls', () => {
  test('an IAM user: name, account and type are known', () => {
    const request = requestOf('ec2', 'DescribeVpcs', {});
    expect(request.principal).toEqual({
      kind: 'aws',
      arn: `arn:aws:iam::${account}:user/backup/veeam`,
    });
    expect(keyOf(request, 'aws:PrincipalArn')).toEqual([
      `arn:aws:iam::${account}:user/backup/veeam`,
    ]);
    expect(keyOf(request, 'aws:PrincipalAccount')).toEqual([account]);
    expect(keyOf(request, 'aws:PrincipalType')).toEqual(['User']);
    expect(keyOf(request, 'aws:username')).toEqual(['veeam']);
    expect(keyOf(request, 'aws:userid')).toBe('unknown');
    expect(keyOf(request, 'aws:PrincipalOrgID')).toBe('unknown');
  });

  test('a user has no keys of role sessions', () => {
    const request = requestOf('ec2', 'DescribeVpcs', {});
    expect(keyOf(request, 'aws:SourceIdentity')).toBe('absent');
    expect(keyOf(request, 'aws:FederatedProvider')).toBe('absent');
  });

  test("a user's tags are known once the account says so", () => {
    const arn = `arn:aws:iam::${account}:user/backup/veeam`;
    const known = requestOf('ec2', 'DescribeVpcs', {}, tagged(arn, { Team: 'Backup' }));
    expect(keyOf(known, 'aws:PrincipalTag/team')).toEqual(['Backup']);
    expect(keyOf(known, 'aws:PrincipalTag/other')).toBe('absent');
    expect(keyOf(requestOf('ec2', 'DescribeVpcs', {}), 'aws:PrincipalTag/team')).toBe('unknown');
  });

  test('MFA is unknown unless the user signs with access keys, which carry none', () => {
    expect(keyOf(requestOf('ec2', 'DescribeVpcs', {}), 'aws:MultiFactorAuthPresent')).toBe(
      'unknown',
    );
    const request = requestOf('ec2', 'DescribeVpcs', {}, viewOf({ longTermKeys: true }));
    expect(keyOf(request, 'aws:MultiFactorAuthPresent')).toBe('absent');
    expect(keyOf(request, 'aws:TokenIssueTime')).toBe('absent');
  });

  test('a session is its role, whose path the session does not tell', () => {
    const principal = {
      kind: 'aws',
      arn: `arn:aws:sts::${account}:assumed-role/Installer/me`,
    } as const;
    const known = requestOf(
      'ec2',
      'DescribeVpcs',
      {},
      viewOf({
        principal,
        pathOf: (kind, name) => (kind === 'role' && name === 'Installer' ? '/a/' : undefined),
      }),
    );
    expect(keyOf(known, 'aws:PrincipalArn')).toEqual([`arn:aws:iam::${account}:role/a/Installer`]);
    expect(keyOf(known, 'aws:PrincipalType')).toEqual(['AssumedRole']);
    expect(keyOf(known, 'aws:username')).toBe('absent');
    expect(keyOf(known, 'aws:SourceIdentity')).toBe('unknown');
    const unknown = requestOf('ec2', 'DescribeVpcs', {}, viewOf({ principal }));
    expect(keyOf(unknown, 'aws:PrincipalArn')).toBe('unknown');
  });

  test("a session's tags are unknown even where its role's are known", () => {
    const role = `arn:aws:iam::${account}:role/Installer`;
    const view = {
      ...tagged(role, { team: 'backup' }),
      principal: { kind: 'aws', arn: role } as const,
    };
    expect(keyOf(requestOf('ec2', 'DescribeVpcs', {}, view), 'aws:PrincipalTag/team')).toBe(
      'unknown',
    );
  });

  test('the root user and federated users have a type of their own', () => {
    expect(keyOf(as(`arn:aws:iam::${account}:root`), 'aws:PrincipalType')).toEqual(['Account']);
    expect(keyOf(as(`arn:aws:sts::${account}:federated-user/x`), 'aws:PrincipalType')).toEqual([
      'FederatedUser',
    ]);
  });

  test('no service stands between the caller and AWS', () => {
    const request = requestOf('ec2', 'DescribeVpcs', {});
    expect(keyOf(request, 'aws:ViaAWSService')).toEqual(['false']);
    expect(keyOf(request, 'aws:PrincipalIsAWSService')).toEqual(['false']);
    expect(keyOf(request, 'aws:CalledVia')).toBe('absent');
    expect(keyOf(request, 'aws:SourceArn')).toBe('absent');
  });

  test('a service principal has none of the keys of a person', () => {
    const view = viewOf({ principal: { kind: 'service', name: 'ec2.amazonaws.com' } });
    const request = requestOf(
      'sts',
      'AssumeRole',
      { RoleArn: `arn:aws:iam::${account}:role/x` },
      view,
    );
    expect(keyOf(request, 'aws:PrincipalArn')).toBe('unknown');
    expect(keyOf(request, 'aws:username')).toBe('unknown');
  });
});

describe('where and how', () => {
  test('what depends on network, time and client is unknown', () => {
    const request = requestOf('ec2', 'DescribeVpcs', {});
    for (const key of [
      'aws:SourceIp',
      'aws:SourceVpc',
      'aws:SourceVpce',
      'aws:CurrentTime',
      'aws:UserAgent',
    ]) {
      expect(keyOf(request, key)).toBe('unknown');
    }
    expect(request.complete).toBe(false);
    expect(keyOf(request, 'aws:SecureTransport')).toEqual(['true']);
  });

  test('the region is that of the call; for IAM that of its only endpoint', () => {
    expect(keyOf(requestOf('ec2', 'DescribeVpcs', {}), 'aws:RequestedRegion')).toEqual([
      'eu-central-1',
    ]);
    expect(keyOf(requestOf('sts', 'AssumeRole', {}), 'aws:RequestedRegion')).toEqual([
      'eu-central-1',
    ]);
    expect(keyOf(requestOf('iam', 'ListRoles', {}), 'aws:RequestedRegion')).toEqual(['us-east-1']);
    const gov = viewOf({ partition: 'aws-us-gov' });
    expect(keyOf(requestOf('iam', 'ListRoles', {}, gov), 'aws:RequestedRegion')).toEqual([
      'us-gov-west-1',
    ]);
    const other = viewOf({ partition: 'aws-iso' });
    expect(keyOf(requestOf('iam', 'ListRoles', {}, other), 'aws:RequestedRegion')).toBe('unknown');
  });

  test('the account of a resource is known where the ARN tells', () => {
    expect(keyOf(requestOf('ec2', 'DeleteVpc', { VpcId: 'vpc-1' }), 'aws:ResourceAccount')).toEqual(
      [account],
    );
    expect(
      keyOf(requestOf('ec2', 'RunInstances', { ImageId: 'ami-1' }), 'aws:ResourceAccount'),
    ).toBe('unknown');
    expect(keyOf(requestOf('ec2', 'CreateSnapshot', {}), 'aws:ResourceAccount')).toEqual([account]);
    expect(keyOf(requestOf('iam', 'CreateRole', {}), 'aws:ResourceAccount')).toEqual([account]);
  });

  test("another account's role is a resource of that account", () => {
    const foreign = requestOf('sts', 'AssumeRole', { RoleArn: 'arn:aws:iam::999999999999:role/x' });
    expect(foreign.resourceAccount).toBe('999999999999');
    expect(keyOf(foreign, 'aws:ResourceAccount')).toEqual(['999999999999']);
    const own = requestOf('sts', 'AssumeRole', { RoleArn: `arn:aws:iam::${account}:role/x` });
    expect(own).not.toHaveProperty('resourceAccount');
  });

  test('a bucket is the account’s own only if the account says so', () => {
    const input = { Bucket: 'b', Key: 'k' };
    expect(keyOf(requestOf('s3', 'PutObject', input), 'aws:ResourceAccount')).toBe('unknown');
    const own = viewOf({ ownsBucket: (name) => name === 'b' });
    expect(keyOf(requestOf('s3', 'PutObject', input, own), 'aws:ResourceAccount')).toEqual([
      account,
    ]);
    expect(keyOf(requestOf('s3', 'PutObject', input, own), 's3:ResourceAccount')).toEqual([
      account,
    ]);
    expect(keyOf(requestOf('s3', 'CreateBucket', { Bucket: 'b' }), 'aws:ResourceAccount')).toEqual([
      account,
    ]);
  });
});

describe('tags', () => {
  const Tags = [
    { Key: 'CostCenter', Value: '42' },
    { Key: 'Name', Value: 'vba' },
  ];

  test('a call without tags has no request tags, whatever the action', () => {
    for (const request of [
      requestOf('ec2', 'CreateVpc', {}),
      requestOf('iam', 'CreateRole', { RoleName: 'x' }),
      requestOf('iam', 'DeleteRole', { RoleName: 'x' }),
    ]) {
      expect(keyOf(request, 'aws:RequestTag/CostCenter')).toBe('absent');
      expect(keyOf(request, 'aws:TagKeys')).toBe('absent');
    }
  });

  test('tags of the request are known, and that there are no others', () => {
    const request = requestOf('iam', 'CreateRole', { RoleName: 'x', Tags });
    expect(keyOf(request, 'aws:RequestTag/CostCenter')).toEqual(['42']);
    expect(keyOf(request, 'aws:TagKeys')).toEqual(['CostCenter', 'Name']);
    expect(keyOf(request, 'aws:RequestTag/Owner')).toBe('absent');
  });

  test('EC2 gives the tags of a type to that type only, and to ec2:CreateTags with the call it comes from', () => {
    const input = { ImageId: 'ami-1', TagSpecifications: [{ ResourceType: 'instance', Tags }] };
    const requests = authorise(
      { service: 'ec2', region: 'eu-central-1', operation: 'RunInstances', input },
      viewOf(),
    );
    const on = (action: string, type: string) =>
      requests?.find((one) => one.action === action && one.resource.includes(`:${type}/`));
    expect(on('ec2:RunInstances', 'instance')?.context.get('aws:requesttag/costcenter')).toEqual([
      '42',
    ]);
    expect(on('ec2:RunInstances', 'volume')?.absent?.has('aws:requesttag/costcenter')).toBe(true);
    expect(on('ec2:CreateTags', 'instance')?.context.get('ec2:createaction')).toEqual([
      'RunInstances',
    ]);
    expect(on('ec2:CreateTags', 'volume')).toBeUndefined();
  });

  test('tags that are put on later come without ec2:CreateAction', () => {
    const request = requestOf('ec2', 'CreateTags', { Resources: ['vpc-1'], Tags });
    expect(keyOf(request, 'ec2:CreateAction')).toBe('absent');
    expect(keyOf(request, 'aws:RequestTag/Name')).toEqual(['vba']);
  });

  test('tags of a resource are those that the account knows', () => {
    const request = requestOf('ec2', 'DeleteVpc', { VpcId: 'vpc-1' }, tagged(vpc, { Env: 'prod' }));
    expect(keyOf(request, 'aws:ResourceTag/Env')).toEqual(['prod']);
    expect(keyOf(request, 'ec2:ResourceTag/env')).toEqual(['prod']);
    expect(keyOf(request, 'aws:ResourceTag/Team')).toBe('absent');
    const unknown = requestOf('ec2', 'DeleteVpc', { VpcId: 'vpc-1' });
    expect(keyOf(unknown, 'aws:ResourceTag/Env')).toBe('unknown');
    expect(keyOf(unknown, 'ec2:ResourceTag/Env')).toBe('unknown');
  });

  test('what the call makes has no tags yet, nor has a request without a resource', () => {
    expect(keyOf(requestOf('ec2', 'CreateVpc', {}), 'aws:ResourceTag/Env')).toBe('absent');
    expect(keyOf(requestOf('ec2', 'DescribeVpcs', {}), 'aws:ResourceTag/Env')).toBe('absent');
    expect(keyOf(requestOf('ec2', 'CreateVpc', {}), 'ec2:ResourceTag/Env')).toBe('absent');
  });

  test('Systems Manager sends an instance’s tags under two names', () => {
    const instance = `arn:aws:ec2:eu-central-1:${account}:instance/i-1`;
    const requests = authorise(
      {
        service: 'ssm',
        region: 'eu-central-1',
        operation: 'SendCommand',
        input: { DocumentName: 'AWS-RunShellScript', InstanceIds: ['i-1'] },
      },
      tagged(instance, { Role: 'appliance' }),
    );
    expect(requests?.[1]?.context.get('ssm:resourcetag/role')).toEqual(['appliance']);
    expect(requests?.[1]?.context.get('aws:resourcetag/role')).toEqual(['appliance']);
    expect(requests?.[0]?.absent?.has('ssm:resourcetag/role')).toBe(true);
  });
});

describe('keys of a service', () => {
  test('those that the reference does not list for the action are not sent', () => {
    const request = requestOf('ec2', 'CreateVpc', {});
    expect(keyOf(request, 'ec2:InstanceType')).toBe('absent');
    expect(keyOf(request, 'iam:PassedToService')).toBe('absent');
    expect(keyOf(request, 'ec2:Region')).toEqual(['eu-central-1']);
  });

  test('those that it lists and nobody knows are unknown', () => {
    expect(keyOf(requestOf('ec2', 'DeleteVpc', { VpcId: 'vpc-1' }), 'ec2:Tenancy')).toBe('unknown');
    expect(keyOf(requestOf('iam', 'AttachRolePolicy', {}), 'iam:PermissionsBoundary')).toBe(
      'unknown',
    );
  });

  test('those of services that the table does not cover, and of identity providers, stay unknown', () => {
    const request = requestOf('ec2', 'CreateVpc', {});
    expect(keyOf(request, 'lambda:SourceFunctionArn')).toBe('unknown');
    expect(keyOf(request, 'ec2:SourceInstanceARN')).toBe('unknown');
    expect(keyOf(request, 'saml:aud')).toBe('unknown');
  });

  test('the VPC of a subnet is known where the account knows it', () => {
    const view = viewOf({ vpcOf: (id) => (id === 'subnet-1' ? vpc : undefined) });
    expect(
      keyOf(requestOf('ec2', 'DeleteSubnet', { SubnetId: 'subnet-1' }, view), 'ec2:Vpc'),
    ).toEqual([vpc]);
    expect(keyOf(requestOf('ec2', 'DeleteSubnet', { SubnetId: 'subnet-1' }), 'ec2:Vpc')).toBe(
      'unknown',
    );
  });

  test('the set of absent keys answers by rule and lists what it can', () => {
    const { absent } = requestOf('ec2', 'CreateVpc', {});
    expect(absent?.has('aws:requesttag/anything')).toBe(true);
    expect([...(absent ?? [])]).toContain('aws:requesttag/*');
    expect(absent?.has('aws:requestedregion')).toBe(false);
  });
});

function as(arn: string) {
  return requestOf('ec2', 'DescribeVpcs', {}, viewOf({ principal: { kind: 'aws', arn } }));
}
