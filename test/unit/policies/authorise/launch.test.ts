import { describe, expect, test } from 'vitest';

import type { AccountView } from '../../../../src/policies/authorise/call.ts';
import { account, keyOf, requestsOf, viewOf } from './view.ts';

const input = {
  ImageId: 'ami-1',
  InstanceType: 't3.medium',
  KeyName: 'vba',
  IamInstanceProfile: { Name: 'vba' },
  NetworkInterfaces: [
    { DeviceIndex: 0, SubnetId: 'subnet-1', Groups: ['sg-1'], AssociatePublicIpAddress: true },
  ],
  BlockDeviceMappings: [
    { DeviceName: '/dev/sda1', Ebs: { VolumeSize: 16, VolumeType: 'gp3', Encrypted: true } },
    { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 20, VolumeType: 'gp3' } },
  ],
  MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
};

const role = `arn:aws:iam::${account}:role/veeam/vba-role`;
const known = viewOf({
  rolesOfInstanceProfile: (name) => (name === 'vba' ? [role] : undefined),
  pathOf: (kind, name) => (kind === 'instance-profile' && name === 'vba' ? '/veeam/' : undefined),
  vpcOf: () => `arn:aws:ec2:eu-central-1:${account}:vpc/vpc-1`,
});

function on(type: string, view: AccountView = known, more: object = {}, nth = 0) {
  const requests = requestsOf('ec2', 'RunInstances', { ...input, ...more }, view);
  const found = requests.filter(({ resource }) => resource.includes(`:${type}/`))[nth];
  if (!found) throw new Error(`nothing is asked on a ${type}`);
  return found;
}

describe('RunInstances', () => {
  test('the type of the instance is sent with the instance only', () => {
    expect(keyOf(on('instance'), 'ec2:InstanceType')).toEqual(['t3.medium']);
    for (const type of [
      'image',
      'volume',
      'subnet',
      'security-group',
      'network-interface',
      'key-pair',
    ]) {
      expect(keyOf(on(type), 'ec2:InstanceType')).toBe('absent');
    }
  });

  test('the instance carries its profile, market and metadata options', () => {
    const instance = on('instance');
    expect(keyOf(instance, 'ec2:InstanceProfile')).toEqual([
      `arn:aws:iam::${account}:instance-profile/veeam/vba`,
    ]);
    expect(keyOf(instance, 'ec2:InstanceMarketType')).toEqual(['on-demand']);
    expect(keyOf(instance, 'ec2:MetadataHttpTokens')).toEqual(['required']);
    expect(keyOf(instance, 'ec2:MetadataHttpPutResponseHopLimit')).toEqual(['1']);
    expect(keyOf(instance, 'ec2:MetadataHttpEndpoint')).toBe('unknown');
    expect(keyOf(instance, 'ec2:Tenancy')).toBe('unknown');
  });

  test('without a profile the key is absent; with one of unknown path it is unknown', () => {
    expect(
      keyOf(on('instance', known, { IamInstanceProfile: undefined }), 'ec2:InstanceProfile'),
    ).toBe('absent');
    expect(keyOf(on('instance', viewOf()), 'ec2:InstanceProfile')).toBe('unknown');
  });

  test('each volume is asked about with its own size', () => {
    expect(keyOf(on('volume'), 'ec2:VolumeSize')).toEqual(['16']);
    expect(keyOf(on('volume', known, {}, 1), 'ec2:VolumeSize')).toEqual(['20']);
    expect(keyOf(on('volume'), 'ec2:VolumeType')).toEqual(['gp3']);
  });

  test('a volume that is not asked to be encrypted may be all the same', () => {
    expect(keyOf(on('volume'), 'ec2:Encrypted')).toEqual(['true']);
    expect(keyOf(on('volume', known, {}, 1), 'ec2:Encrypted')).toBe('unknown');
    const declined = {
      BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { Encrypted: false } }],
    };
    expect(keyOf(on('volume', known, declined), 'ec2:Encrypted')).toBe('unknown');
  });

  test('a root volume that no mapping names is asked about, and nothing of it is known', () => {
    const data = { BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs: { VolumeSize: 20 } }] };
    expect(keyOf(on('volume', known, data), 'ec2:VolumeSize')).toBe('unknown');
    expect(keyOf(on('volume', known, data, 1), 'ec2:VolumeSize')).toEqual(['20']);
  });

  test('the interface carries subnet, VPC and whether its address is public', () => {
    const one = on('network-interface');
    expect(keyOf(one, 'ec2:AssociatePublicIpAddress')).toEqual(['true']);
    expect(keyOf(one, 'ec2:Subnet')).toEqual([
      `arn:aws:ec2:eu-central-1:${account}:subnet/subnet-1`,
    ]);
    expect(keyOf(one, 'ec2:Vpc')).toEqual([`arn:aws:ec2:eu-central-1:${account}:vpc/vpc-1`]);
    expect(keyOf(on('network-interface', viewOf()), 'ec2:Vpc')).toBe('unknown');
  });

  test('no template is sent where the call names none', () => {
    expect(keyOf(on('image'), 'ec2:LaunchTemplate')).toBe('absent');
    const byName = { LaunchTemplate: { LaunchTemplateName: 'x' } };
    expect(keyOf(on('image', known, byName), 'ec2:LaunchTemplate')).toBe('unknown');
    const byId = { LaunchTemplate: { LaunchTemplateId: 'lt-1' } };
    expect(keyOf(on('image', known, byId), 'ec2:LaunchTemplate')).toEqual([
      `arn:aws:ec2:eu-central-1:${account}:launch-template/lt-1`,
    ]);
  });
});

describe('iam:PassRole', () => {
  test('is asked for each role in the profile, handed to EC2', () => {
    const [request, ...others] = passed(known);
    expect(others).toEqual([]);
    expect(request?.resource).toBe(role);
    expect(request?.context.get('iam:passedtoservice')).toEqual(['ec2.amazonaws.com']);
  });

  test('is not asked where the profile is known to hold no role, nor without a profile', () => {
    expect(passed(viewOf({ rolesOfInstanceProfile: () => [] }))).toEqual([]);
    const requests = requestsOf('ec2', 'RunInstances', { ImageId: 'ami-1' }, known);
    expect(requests.some(({ action }) => action === 'iam:PassRole')).toBe(false);
  });

  test('is asked on role/* for a profile that nobody knows', () => {
    expect(passed(viewOf()).map(({ resource }) => resource)).toEqual([
      `arn:aws:iam::${account}:role/*`,
    ]);
  });

  test('does not trust tags of the role, nor keys of the request as a whole', () => {
    const [request] = passed({ ...known, tagsOf: () => new Map([['team', 'backup']]) });
    if (!request) throw new Error('no iam:PassRole');
    expect(keyOf(request, 'aws:ResourceTag/team')).toBe('unknown');
    expect(keyOf(request, 'iam:ResourceTag/team')).toBe('unknown');
    expect(keyOf(request, 'aws:RequestedRegion')).toBe('unknown');
    expect(keyOf(request, 'aws:ViaAWSService')).toBe('unknown');
  });

  test('a role that is put into a profile is associated with any instance of the account', () => {
    const membership = { InstanceProfileName: 'vba', RoleName: 'vba-role' };
    const request = requestsOf('iam', 'AddRoleToInstanceProfile', membership)[1];
    expect(request?.context.get('iam:passedtoservice')).toEqual(['ec2.amazonaws.com']);
    expect(request?.context.get('iam:associatedresourcearn')).toEqual([
      `arn:aws:ec2:*:${account}:instance/*`,
    ]);
  });

  test('in China the principal has two spellings, so it is unknown', () => {
    const [request] = passed({ ...known, partition: 'aws-cn' });
    if (!request) throw new Error('no iam:PassRole');
    expect(keyOf(request, 'iam:PassedToService')).toBe('unknown');
  });
});

function passed(view: AccountView) {
  const requests = requestsOf('ec2', 'RunInstances', input, view);
  return requests.filter(({ action }) => action === 'iam:PassRole');
}
