import type { ResourceRef } from '../../vocabulary/simulation.ts';

/** AWS's own short words for the types that a deployment makes. */
const short: Readonly<Record<string, string>> = {
  'AWS::EC2::VPC': 'vpc',
  'AWS::EC2::InternetGateway': 'igw',
  'AWS::EC2::SecurityGroup': 'sg',
  'AWS::EC2::EIP': 'eip',
  'AWS::EC2::EIPAssociation': 'eip-association',
  'AWS::EC2::KeyPair': 'key-pair',
  'AWS::IAM::ManagedPolicy': 'policy',
  'AWS::IAM::InstanceProfile': 'profile',
};

/** `AWS::EC2::VPC` → `vpc`; a type without a word of its own: its last part, `AWS::EC2::RouteTable` → `route-table`. */
function resourceWord(type: string): string {
  const last = type.split('::').at(-1) ?? type;
  return short[type] ?? last.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}

/** Resources by type, in order of appearance: `vpc`, `policy×3`. */
export function resourceCounts(
  resources: readonly ResourceRef[],
  times: string,
): readonly string[] {
  const byType = Map.groupBy(resources, ({ type }) => resourceWord(type));
  return [...byType].map(([word, { length }]) =>
    length === 1 ? word : `${word}${times}${length}`,
  );
}

/** A resource by the name a person gave it, and its id. */
export function resourceName({ type, id, name }: ResourceRef): string {
  const called = name === undefined || name === id ? id : `${name} (${id})`;
  return `${resourceWord(type)} ${called}`;
}
