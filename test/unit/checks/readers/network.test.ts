import { describe, expect, it } from 'vitest';

import { readNetwork } from '../../../../src/checks/readers/network.ts';
import { existingNetwork, plan } from '../support/literal-facts.ts';
import { readingOf, scriptedAws, type Script } from '../support/scripted-aws.ts';

const script: Script = {
  DescribeVpcs: () =>
    '<vpcSet><item><vpcId>vpc-1</vpcId><cidrBlock>10.0.0.0/16</cidrBlock><cidrBlockAssociationSet><item><cidrBlock>10.0.0.0/16</cidrBlock></item><item><cidrBlock>10.9.0.0/24</cidrBlock></item></cidrBlockAssociationSet></item></vpcSet>',
  DescribeSubnets: () =>
    '<subnetSet><item><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId><availableIpAddressCount>11</availableIpAddressCount></item></subnetSet>',
  DescribeSecurityGroups: () =>
    `<securityGroupInfo><item><groupId>sg-1</groupId><vpcId>vpc-1</vpcId><ipPermissions>
      <item><ipProtocol>tcp</ipProtocol><fromPort>443</fromPort><toPort>443</toPort><ipRanges><item><cidrIp>203.0.113.0/25</cidrIp></item></ipRanges></item>
      <item><ipProtocol>tcp</ipProtocol><fromPort>22</fromPort><toPort>22</toPort><ipRanges><item><cidrIp>0.0.0.0/0</cidrIp></item></ipRanges></item>
      <item><ipProtocol>udp</ipProtocol><fromPort>443</fromPort><toPort>443</toPort><ipRanges><item><cidrIp>1.0.0.0/8</cidrIp></item></ipRanges></item>
      <item><ipProtocol>tcp</ipProtocol><fromPort>400</fromPort><toPort>500</toPort><prefixListIds><item><prefixListId>pl-1</prefixListId></item></prefixListIds></item>
      <item><ipProtocol>-1</ipProtocol><ipRanges><item><cidrIp>10.0.0.0/8</cidrIp></item></ipRanges></item>
    </ipPermissions></item></securityGroupInfo>`,
  GetManagedPrefixListEntries: () =>
    '<entrySet><item><cidr>198.51.100.0/24</cidr></item></entrySet>',
  DescribeAddresses: () =>
    '<addressesSet><item><allocationId>eipalloc-1</allocationId><associationId>eipassoc-1</associationId></item></addressesSet>',
  DescribeKeyPairs: () => '<keySet><item><keyName>ops</keyName></item></keySet>',
};

describe('readNetwork', () => {
  it('reads what the plan names; a group admits over every rule that covers TCP 443', async () => {
    const aws = scriptedAws(script);
    expect(await readNetwork(readingOf(aws, { plan: existingNetwork }))).toEqual({
      value: {
        vpc: { id: 'vpc-1', exists: true, cidrs: ['10.0.0.0/16', '10.9.0.0/24'] },
        subnet: { id: 'subnet-1', exists: true, vpcId: 'vpc-1', freeAddresses: 11 },
        securityGroup: {
          id: 'sg-1',
          exists: true,
          vpcId: 'vpc-1',
          ingress443: ['203.0.113.0/25', '10.0.0.0/8', '198.51.100.0/24'],
        },
        elasticIp: { id: 'eipalloc-1', exists: true, associated: true },
        keyPair: { name: 'ops', exists: true },
      },
    });
  });

  it('reads the ranges of the other subnets where the deployment makes one in the VPC', async () => {
    const subnets = ['10.0.1.0/24', '10.0.2.0/24'].map(
      (cidr) => `<item><vpcId>vpc-1</vpcId><cidrBlock>${cidr}</cidrBlock></item>`,
    );
    const aws = scriptedAws({
      ...script,
      DescribeSubnets: () => `<subnetSet>${subnets.join('')}</subnetSet>`,
    });
    const newSubnet = { ...existingNetwork, subnet: { create: true } } as const;
    expect(await readNetwork(readingOf(aws, { plan: newSubnet }))).toMatchObject({
      value: { vpc: { id: 'vpc-1', subnetCidrs: ['10.0.1.0/24', '10.0.2.0/24'] } },
    });
  });

  it('says what does not exist', async () => {
    const empty: Script = {
      DescribeVpcs: () => '<vpcSet/>',
      DescribeSubnets: () => '<subnetSet/>',
      DescribeSecurityGroups: () => '<securityGroupInfo/>',
      DescribeAddresses: () => '<addressesSet/>',
      DescribeKeyPairs: () => '<keySet/>',
    };
    const network = await readNetwork(readingOf(scriptedAws(empty), { plan: existingNetwork }));
    expect(network).toEqual({
      value: {
        vpc: { id: 'vpc-1', exists: false },
        subnet: { id: 'subnet-1', exists: false },
        securityGroup: { id: 'sg-1', exists: false, ingress443: [] },
        elasticIp: { id: 'eipalloc-1', exists: false },
        keyPair: { name: 'ops', exists: false },
      },
    });
  });

  it('asks for nothing but the key pair where the deployment creates the network', async () => {
    const aws = scriptedAws(script);
    expect(await readNetwork(readingOf(aws, { plan }))).toEqual({
      value: { keyPair: { name: 'vba-key', exists: false } },
    });
    expect(aws.calls).toEqual(['DescribeKeyPairs']);
  });

  it('is unknown where a read is denied', async () => {
    const { DescribeSubnets: _, ...rest } = script;
    const network = await readNetwork(readingOf(scriptedAws(rest), { plan: existingNetwork }));
    expect(network).toMatchObject({
      needs: expect.arrayContaining(['ec2:DescribeSubnets']) as string[],
    });
  });
});
