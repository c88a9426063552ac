import { describe, expect, it } from 'vitest';

import { allocateAddress } from '../../../../src/simulator/cloud/services/ec2/addresses.ts';
import { stopInstances } from '../../../../src/simulator/cloud/services/ec2/instance-lifecycle.ts';
import { ec2State } from '../../../../src/simulator/cloud/services/ec2/region-state.ts';
import { ec2Usage } from '../../../../src/simulator/cloud/services/ec2/usage.ts';
import { addNetwork, ec2Context, launch, pass } from '../../../fixtures/cloud/ec2-context.ts';

describe('the usage of quotas', () => {
  it('counts what the account has, AWS’s defaults included', () => {
    const context = ec2Context();
    const { vpcId } = addNetwork(context);
    allocateAddress({}, context);
    const { subnetsOfVpc, ...counts } = ec2Usage(ec2State(context));
    expect(counts).toEqual({
      vpcs: 2,
      internetGateways: 2,
      elasticIps: 1,
      securityGroups: 3,
      standardVcpus: 0,
    });
    expect(subnetsOfVpc(vpcId)).toBe(1);
    expect(subnetsOfVpc('vpc-0123456789abcdef0')).toBe(0);
  });

  it('counts vCPUs of instances that are pending or running', async () => {
    const context = ec2Context();
    const network = addNetwork(context);
    const vcpus = () => ec2Usage(ec2State(context)).standardVcpus;
    const first = launch(context, network, { InstanceType: 'c5.9xlarge' });
    expect(vcpus()).toBe(36);
    await pass(context, 15);
    launch(context, network, { InstanceType: 't3.medium', MinCount: 3, MaxCount: 3 });
    expect(vcpus()).toBe(42);
    stopInstances({ InstanceIds: [first] }, context);
    expect(vcpus()).toBe(6);
  });

  it('leaves families with a quota of their own out', () => {
    const context = ec2Context();
    const network = addNetwork(context);
    const id = launch(context, network, { InstanceType: 'm5.large' });
    const instance = ec2State(context).instances.get(id);
    const count = (type: string) => {
      if (instance) Object.assign(instance, { type, vcpus: 8 });
      return ec2Usage(ec2State(context)).standardVcpus;
    };
    expect(
      [
        'dl1.24xlarge',
        'inf2.xlarge',
        'trn1.2xlarge',
        'mac2.metal',
        'hpc7g.4xlarge',
        'g5.xlarge',
        'x1.16xlarge',
      ].map(count),
    ).toEqual(Array.from({ length: 7 }, () => 0));
    expect(['d3.2xlarge', 'im4gn.2xlarge', 'z1d.2xlarge', 'a1.2xlarge'].map(count)).toEqual([
      8, 8, 8, 8,
    ]);
  });
});
