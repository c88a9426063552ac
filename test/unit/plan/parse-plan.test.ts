import { readFile } from 'node:fs/promises';

import { describe, expect, test } from 'vitest';

import { defaultPlan } from '../../../src/plan/default-plan.ts';
import { parsePlan } from '../../../src/plan/parse-plan.ts';
import { InputError } from '../../../src/vocabulary/errors.ts';

async function fixture(name: string): Promise<string> {
  return readFile(new URL(`../../fixtures/plans/${name}`, import.meta.url), 'utf8');
}

async function refused(text: string): Promise<InputError> {
  const outcome: unknown = await parsePlan(text, 'plan.yaml').catch((error: unknown) => error);
  if (outcome instanceof InputError) return outcome;
  throw new Error('The plan was accepted, or refused as a bug', { cause: outcome });
}

describe('a plan in YAML', () => {
  test('is read whole', async () => {
    expect(await parsePlan(await fixture('existing-network.yaml'), 'plan.yaml')).toEqual({
      productVersion: '10',
      region: 'us-gov-west-1',
      name: 'vba-private',
      description: 'Backup of the plant',
      instanceType: 't3.2xlarge',
      connection: 'private',
      elasticIp: { create: true },
      vpc: { existing: 'vpc-0a1b2c3d4e5f60718' },
      subnet: { existing: 'subnet-0a1b2c3d' },
      securityGroup: { existing: 'sg-0a1b2c3d4e5f60718' },
      backupServerCidrs: ['10.20.0.15/32', '10.20.1.0/24'],
      keyPair: { existing: 'plant-backup' },
      administrator: 'backup-admin',
      network: { vpcCidr: '10.0.0.0/16', subnetCidr: '10.0.1.0/24' },
      snapshotsRole: true,
    });
  });

  test('takes the default for what it leaves out', async () => {
    const plan = await parsePlan('region: eu-west-1', 'plan.yaml');
    expect(plan).toEqual(defaultPlan({ region: 'eu-west-1' }));
  });

  test('may begin with a byte order mark', async () => {
    const plan = await parsePlan('\uFEFFname: vba', 'plan.yaml');
    expect(plan.name).toBe('vba');
  });
});

test('a plan in JSON is read the same way', async () => {
  expect(await parsePlan(await fixture('new-network.json'), 'plan.json')).toEqual(
    defaultPlan({
      region: 'eu-west-3',
      elasticIp: { existing: 'eipalloc-0a1b2c3d4e5f60718' },
      keyPair: { create: 'vba-paris' },
      network: { vpcCidr: '10.9.0.0/16', subnetCidr: '10.9.4.0/24' },
    }),
  );
});

describe('a plan that breaks its schema', () => {
  test('is refused with its first five problems, each with its place', async () => {
    const { message, mend, line, column, exitCode } = await refused(
      await fixture('many-faults.yaml'),
    );
    expect(message.split('\n')).toEqual([
      'plan.yaml:1:1: "regoin" is no key of a plan',
      'plan.yaml:2:9: "eu-centrl-1" is no region of AWS. Did you mean eu-central-1?',
      'plan.yaml:3:6: vpc is "my-vpc"; it must be new, or the id of a VPC. Write for example "new".',
      'plan.yaml:4:13: connection is "privat". Did you mean private?',
      'plan.yaml:5:20: backupServerCidrs is "10.0.0.0/8"; it must be a list of IPv4 ranges, each once. Write for example ["203.0.113.10/32"].',
      'and 3 more',
    ]);
    expect({ mend, line, column, exitCode }).toEqual({
      mend: 'Did you mean region?',
      line: 1,
      column: 1,
      exitCode: 2,
    });
  });

  test.each([
    ['name: 5', '1:7: name is 5; it must be a text of 1 to 256 characters'],
    ['keyPair: {}', '1:10: keyPair is {}; it must be the name of a key pair, or {create: name}'],
    [
      'keyPair: {make: x}',
      '1:10: keyPair is {"make":"x"}; it must be the name of a key pair, or {create: name}\n' +
        'plan.yaml:1:11: "make" is no key of keyPair. The keys are create.',
    ],
    [
      'keyPair: {create: ""}',
      '1:19: keyPair.create is ""; it must be a name of 1 to 255 characters',
    ],
    ['network:\n  vpcCdir: 10.0.0.0/16', '2:3: "vpcCdir" is no key of network'],
    ['productVersion: 9', '1:17: productVersion is 9'],
    ['snapshotsRole: yes', '1:16: snapshotsRole is "yes"; it must be true or false'],
    [
      'backupServerCidrs: []',
      '1:20: backupServerCidrs is []; it must be a list of IPv4 ranges, each once',
    ],
    [
      'backupServerCidrs: [1]',
      '1:21: backupServerCidrs.0 is 1; it must be an IPv4 range in CIDR notation',
    ],
    ['- region', '1:1: the file is ["region"]; it must be the keys and values of a plan'],
    ['just text', '1:1: the file is "just text"; it must be the keys and values of a plan'],
    [
      'region: cn-north-1',
      '1:9: Veeam Backup for AWS cannot be deployed to cn-north-1 (partition aws-cn)',
    ],
    ['vpc: vpc-0A1B2C3D', '1:6: vpc is "vpc-0A1B2C3D"; it must be new, or the id of a VPC'],
  ])('%j: %s', async (text, message) => {
    expect((await refused(text)).message).toBe(`plan.yaml:${message}`);
  });

  test('has the nearest word for its mend', async () => {
    expect((await refused('conection: private')).mend).toBe('Did you mean connection?');
    expect((await refused('productVersion: 9')).mend).toBe('It must be 10.');
    expect((await refused('zzz: 1')).mend).toMatch(/^The keys are productVersion, region, name, /);
  });
});

describe('a plan whose choices do not go together', () => {
  test.each([
    [
      'connection: private\nvpc: vpc-0a1b2c3d\nsubnet: subnet-0a1b2c3d',
      '1:13: securityGroup is to be created, but a private connection needs an existing one',
    ],
    [
      'connection: private\nvpc: vpc-0a1b2c3d\nsubnet: subnet-0a1b2c3d\nsecurityGroup: new',
      '4:16: securityGroup is to be created, but a private connection needs an existing one',
    ],
    [
      'connection: public-dynamic\nelasticIp: new',
      '2:1: elasticIp has no meaning with connection public-dynamic',
    ],
    [
      'subnet: subnet-0a1b2c3d',
      '1:9: subnet "subnet-0a1b2c3d" exists, so it cannot be in a VPC that is to be created',
    ],
    [
      'vpc: vpc-0a1b2c3d',
      '1:6: a subnet is to be created in an existing VPC, but its range is not given',
    ],
    [
      'network: {vpcCidr: 10.1.0.0/16}',
      '1:10: the subnet 10.0.1.0/24 is not within the VPC 10.1.0.0/16',
    ],
    [
      'network: {vpcCidr: 10.0.0.0/8}',
      '1:20: network.vpcCidr is 10.0.0.0/8, but AWS takes /16 to /28 only',
    ],
    [
      'backupServerCidrs: [10.0.0.1/32, 10.0.0.300/32]',
      '1:34: backupServerCidrs is "10.0.0.300/32", which is no IPv4 range in CIDR notation',
    ],
  ])('%j: %s', async (text, message) => {
    expect((await refused(text)).message).toBe(`plan.yaml:${message}`);
  });

  test('may have a new subnet in an existing VPC, wherever that VPC lies', async () => {
    const plan = await parsePlan(
      'vpc: vpc-0a1b2c3d\nnetwork: {subnetCidr: 172.31.9.0/24}',
      'plan.yaml',
    );
    expect(plan.network.subnetCidr).toBe('172.31.9.0/24');
  });
});

describe('a text that is no plan', () => {
  test.each([
    ['', 'plan.yaml: the plan is empty'],
    ['# only a comment', 'plan.yaml: the plan is empty'],
    ['{"region": "us-east-1"', /^plan\.yaml:1:\d+: the text is not valid YAML or JSON: /],
    ['a: 1\na: 2', 'plan.yaml:2:1: the text is not valid YAML or JSON: Map keys must be unique'],
    [
      'a: b\n\tc: d',
      'plan.yaml:2:1: the text is not valid YAML or JSON: Tabs are not allowed as indentation',
    ],
    [
      'name: !secret x',
      'plan.yaml:1:7: the text is not valid YAML or JSON: Unresolved tag: !secret',
    ],
    ['vpc: &a new\nsubnet: *a', 'plan.yaml: the plan uses YAML aliases (*name)'],
    ['name: a\n---\nname: b', /^plan\.yaml:2:1: the text is not valid YAML or JSON: /],
    [`name: ${'x'.repeat(1024 * 1024)}`, 'plan.yaml: the file is larger than 1 MiB'],
    ['['.repeat(100_000), /^plan\.yaml:1:\d+: the text is not valid YAML or JSON: .+$/],
    [`${'['.repeat(500)}${']'.repeat(500)}`, /^plan\.yaml:1:1: the file is \[+\.\.\.; it must be/],
  ])('%#', async (text, message) => {
    expect((await refused(text)).message).toMatch(message);
  });

  test('is quoted without the characters that a terminal obeys', async () => {
    const { message } = await refused('"na\\u202eme\\e[2J": 1');
    expect(message).toBe(String.raw`plan.yaml:1:1: "na\u{202e}me\u001b[2J" is no key of a plan`);
  });
});
