import { beforeEach, describe, expect, it } from 'vitest';

import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import {
  associateIamInstanceProfile,
  describeIamInstanceProfileAssociations,
  disassociateIamInstanceProfile,
} from '../../../../src/simulator/cloud/services/ec2/instance-profiles.ts';
import {
  addNetwork,
  addProfile,
  ec2Context,
  launch,
  pass,
  refusal,
} from '../../../fixtures/cloud/ec2-context.ts';

let context: CallContext;
let InstanceId: string;
beforeEach(async () => {
  context = ec2Context();
  InstanceId = launch(context, addNetwork(context));
  await pass(context, 15);
});

const associations = () =>
  describeIamInstanceProfileAssociations(
    { Filters: [{ Name: 'instance-id', Values: [InstanceId] }] },
    context,
  ).IamInstanceProfileAssociations ?? [];

describe('the instance profile of an instance', () => {
  it('is the one it was launched with', () => {
    expect(associations()).toMatchObject([
      {
        InstanceId,
        State: 'associated',
        IamInstanceProfile: {
          Arn: 'arn:aws:iam::111122223333:instance-profile/appliance',
          Id: 'AIPAAPPLIANCE',
        },
      },
    ]);
    expect(associations()[0]?.AssociationId).toMatch(/^iip-assoc-0[0-9a-f]{16}$/);
  });

  it('is exchanged by taking it away first', () => {
    addProfile(context, 'other');
    const IamInstanceProfile = { Name: 'other' };
    expect(
      refusal(() => associateIamInstanceProfile({ InstanceId, IamInstanceProfile }, context)),
    ).toBe(`IncorrectState: There is an existing association for instance ${InstanceId}`);
    const AssociationId = associations()[0]?.AssociationId;
    disassociateIamInstanceProfile({ AssociationId }, context);
    expect(associations()).toEqual([]);
    expect(refusal(() => disassociateIamInstanceProfile({ AssociationId }, context))).toBe(
      `InvalidAssociationID.NotFound: An invalid association-id of '${AssociationId ?? ''}' was given`,
    );
    associateIamInstanceProfile({ InstanceId, IamInstanceProfile }, context);
    expect(associations()[0]?.IamInstanceProfile?.Id).toBe('AIPAOTHER');
  });
});
