import { beforeEach, describe, expect, it } from 'vitest';

import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import {
  createTags,
  deleteTags,
  describeTags,
} from '../../../../src/simulator/cloud/services/ec2/tags.ts';
import { describeVpcs } from '../../../../src/simulator/cloud/services/ec2/vpcs.ts';
import {
  addNetwork,
  ec2Context,
  refusal,
  type Network,
} from '../../../fixtures/cloud/ec2-context.ts';

let context: CallContext;
let network: Network;
beforeEach(() => {
  context = ec2Context();
  network = addNetwork(context);
});

const tag = (Resources: string[], ...Tags: { Key: string; Value?: string }[]) =>
  createTags({ Resources, Tags }, context);
const all = () =>
  describeTags({}, context).Tags?.map(
    ({ ResourceType, Key, Value }) => `${ResourceType ?? ''} ${Key ?? ''}=${Value ?? ''}`,
  );

describe('CreateTags', () => {
  it('tags resources of any kind, over what they had', () => {
    tag([network.vpcId, network.groupId], { Key: 'Name', Value: 'one' }, { Key: 'Empty' });
    tag([network.vpcId], { Key: 'Name', Value: 'two' });
    expect(all()).toEqual([
      'vpc Name=two',
      'vpc Empty=',
      'security-group Name=one',
      'security-group Empty=',
    ]);
    const { Vpcs } = describeVpcs({ Filters: [{ Name: 'tag:Name', Values: ['t*'] }] }, context);
    expect(Vpcs?.map(({ VpcId }) => VpcId)).toEqual([network.vpcId]);
  });

  it.each([
    [
      ['vpc-0123456789abcdef0'],
      [{ Key: 'a' }],
      "InvalidVpcID.NotFound: The vpc ID 'vpc-0123456789abcdef0' does not exist",
    ],
    [['thing-1'], [{ Key: 'a' }], "InvalidID: The ID 'thing-1' is not valid"],
    [[], [{ Key: 'a' }], 'MissingParameter: The request must contain the parameter resourceIdSet'],
    [['own'], [], 'MissingParameter: The request must contain the parameter tagSet'],
    [
      ['own'],
      [{ Key: 'AWS:a' }],
      "InvalidParameterValue: Tag keys starting with 'aws:' are reserved for internal use",
    ],
    [
      ['own'],
      [{ Key: 'a' }, { Key: 'a' }],
      "InvalidParameterValue: Duplicate tag key 'a' specified.",
    ],
    [
      ['own'],
      [{ Key: 'k'.repeat(129) }],
      'InvalidParameterValue: Tag key exceeds the maximum length of 128 characters',
    ],
    [
      ['own'],
      [{ Key: 'a', Value: 'v'.repeat(257) }],
      'InvalidParameterValue: Tag value exceeds the maximum length of 256 characters',
    ],
    [
      ['own'],
      Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}` })),
      'TagLimitExceeded: The maximum number of Tags for a resource has been reached.',
    ],
  ])('refuses %o %o', (ids, Tags, message) => {
    const Resources = ids.map((id) => (id === 'own' ? network.vpcId : id));
    expect(refusal(() => createTags({ Resources, Tags }, context))).toBe(message);
    expect(all()).toEqual([]);
  });

  it('tags none where one of the resources is not there', () => {
    expect(refusal(() => tag([network.vpcId, 'sg-0123456789abcdef0'], { Key: 'a' }))).toMatch(
      /^InvalidGroup\.NotFound: /,
    );
    expect(all()).toEqual([]);
  });
});

describe('DeleteTags', () => {
  it('takes a tag by key, by key and value, or all', () => {
    tag(
      [network.vpcId],
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
      { Key: 'c', Value: '3' },
    );
    const remove = (Tags?: { Key: string; Value?: string }[]) =>
      deleteTags({ Resources: [network.vpcId], Tags }, context);
    remove([{ Key: 'a' }, { Key: 'b', Value: 'other' }]);
    expect(all()).toEqual(['vpc b=2', 'vpc c=3']);
    remove([{ Key: 'b', Value: '2' }]);
    expect(all()).toEqual(['vpc c=3']);
    remove();
    expect(all()).toEqual([]);
  });
});
