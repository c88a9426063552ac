import { loadCatalogue, type Catalogue } from '../../../../src/checks/catalogue.ts';
import { loadProduct } from '../../../../src/policies/catalogue/veeam/index.ts';
import type { DocumentFact, Facts, IdentityFacts } from '../../../../src/vocabulary/facts.ts';
import type { Plan } from '../../../../src/vocabulary/plan.ts';
import type { Result } from '../../../../src/vocabulary/result.ts';

export const accountId = '123456789012';

export const plan: Plan = {
  productVersion: '10',
  region: 'eu-central-1',
  name: 'vba-prod',
  instanceType: 't3.medium',
  connection: 'public-static',
  elasticIp: { create: true },
  vpc: { create: true },
  subnet: { create: true },
  securityGroup: { create: true },
  backupServerCidrs: ['203.0.113.0/24'],
  keyPair: { create: 'vba-key' },
  administrator: 'vbaadmin',
  network: { vpcCidr: '10.0.0.0/16', subnetCidr: '10.0.1.0/24' },
  snapshotsRole: false,
};

/** A plan into a network that exists. */
export const existingNetwork: Plan = {
  ...plan,
  vpc: { existing: 'vpc-1' },
  subnet: { existing: 'subnet-1' },
  securityGroup: { existing: 'sg-1' },
  elasticIp: { existing: 'eipalloc-1' },
  keyPair: { existing: 'ops' },
};

export const user: IdentityFacts = {
  arn: `arn:aws:iam::${accountId}:user/veeam/deployer`,
  kind: 'user',
  name: 'deployer',
  policyArn: { value: `arn:aws:iam::${accountId}:user/veeam/deployer` },
  policies: { value: [] },
  boundary: { value: null },
  scps: { unknown: 'only the management account can read them.' },
};

/** An account in which everything was read and nothing stands in the way. */
export const goodFacts: Facts = {
  schemaVersion: '1.0',
  takenAt: '2026-11-25T08:00:00.000Z',
  accountId,
  partition: 'aws',
  region: 'eu-central-1',
  identity: user,
  apis: [],
  simulatedActions: { unknown: 'the caller may not simulate.' },
  quotas: [],
  roles: { value: [] },
  network: { value: { keyPair: { name: 'vba-key', exists: false } } },
  regionFacts: {
    ebsEncryptionByDefault: { value: false },
    instanceType: { value: { offered: true, vcpus: 2, architectures: ['x86_64'] } },
    optedIn: { value: true },
  },
};

export function catalogue(apis: Catalogue['apis'] = 'required'): Promise<Catalogue> {
  return loadCatalogue(plan, apis);
}

/** The documented deploy policy as a file that was given. */
export async function deployPolicy(): Promise<DocumentFact> {
  const { deploySet } = await loadProduct('10');
  return given(deploySet.policyText, 'deploy');
}

export function given(document: object | string, name = 'policy'): DocumentFact {
  const text = typeof document === 'string' ? document : JSON.stringify(document, null, 2);
  return { name, kind: 'given', path: `policies/${name}.json`, text };
}

export function withPolicies(...documents: readonly DocumentFact[]): Facts {
  return { ...goodFacts, identity: { ...user, policies: { value: documents } } };
}

/** The one result of a subject. */
export function bySubject(results: Iterable<Result>, subject: string): Result {
  const found = [...results].filter((result) => result.subject === subject);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} results for ${subject}`);
  return found[0];
}
