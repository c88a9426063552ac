import { beforeEach, describe, expect, it } from 'vitest';

import { AwsError } from '../../../../src/simulator/cloud/aws-error.ts';
import type { CallContext, Operation } from '../../../../src/simulator/cloud/operation.ts';
import { operations } from '../../../../src/simulator/cloud/services/ec2/index.ts';
import { ec2Scene, type Scene } from '../../../fixtures/cloud/ec2-scene.ts';

/** The SDK has no DryRun for these. */
const without = [
  'AssociateIamInstanceProfile',
  'DescribeIamInstanceProfileAssociations',
  'DisassociateIamInstanceProfile',
  'ModifySubnetAttribute',
  'ModifyVpcAttribute',
];

let context: CallContext;
let inputs: Scene['inputs'];
beforeEach(async () => {
  ({ context, inputs } = await ec2Scene());
});

function call(name: string, input: object): unknown {
  const operation = operations[name] as Operation<object> | undefined;
  if (!operation) throw new Error(`there is no ${name}`);
  return operation(input, context);
}

const held = () => structuredClone({ ec2: context.account.ec2, kms: context.account.kms });

describe('DryRun', () => {
  it.each(Object.keys(operations).filter((name) => !without.includes(name)))(
    'of %s says that it would succeed, and changes nothing',
    (name) => {
      // a volume is detached where one is attached
      if (name === 'DetachVolume') call('AttachVolume', inputs['AttachVolume'] ?? {});
      const before = held();
      expect(() => call(name, { ...inputs[name], DryRun: true })).toThrow(
        new AwsError(
          'DryRunOperation',
          'Request would have succeeded, but DryRun flag is set.',
          412,
        ),
      );
      expect(held()).toEqual(before);
      call(name, { ...inputs[name], DryRun: false });
    },
  );

  it('of a request that would fail says why, and changes nothing', () => {
    const before = held();
    const small = { ...inputs['RunInstances'], KeyName: 'nobody', DryRun: true };
    expect(() => call('RunInstances', small)).toThrow("The key pair 'nobody' does not exist");
    expect(() => call('CreateVpc', { CidrBlock: '10.0.0.0/8', DryRun: true })).toThrow(
      "The CIDR '10.0.0.0/8' is invalid.",
    );
    expect(held()).toEqual(before);
  });
});
