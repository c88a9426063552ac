import type { _InstanceType } from '@aws-sdk/client-ec2';

/** What the table knows of an instance type. */
export interface InstanceTypeFacts {
  readonly name: string;
  readonly family: string;
  readonly vcpus: number;
  readonly memoryMiB: number;
  readonly architecture: 'x86_64' | 'arm64';
  readonly maker: 'Intel' | 'AMD' | 'AWS';
  readonly threadsPerCore: 1 | 2;
  readonly nitro: boolean;
  readonly ena: 'required' | 'supported' | 'unsupported';
  readonly metal: boolean;
  readonly burstable: boolean;
  readonly current: boolean;
  readonly freeTier: boolean;
  readonly instanceStorage: boolean;
  /** True for t2, which still runs i386 images. */
  readonly runs32Bit: boolean;
}

/**
 * Sizes of the families that share them. The number of vCPUs is in the name: `4xlarge` has 16; a bare `metal` has what
 * stands behind the colon.
 */
const sizes = {
  burst: 'nano micro small medium large xlarge 2xlarge',
  m4: 'large xlarge 2xlarge 4xlarge 10xlarge 16xlarge',
  c4: 'large xlarge 2xlarge 4xlarge 8xlarge:36',
  r4: 'large xlarge 2xlarge 4xlarge 8xlarge 16xlarge',
  c5: 'large xlarge 2xlarge 4xlarge 9xlarge 12xlarge 18xlarge 24xlarge metal:96',
  c5n: 'large xlarge 2xlarge 4xlarge 9xlarge 18xlarge metal:72',
  five: 'large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge metal:96',
  fiveAmd: 'large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge',
  six: 'large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge metal:128',
  sixAmd:
    'large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge metal:192',
  seven:
    'large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl',
  sevenAmd:
    'medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge metal-48xl',
  eight:
    'large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge 48xlarge 96xlarge metal-48xl metal-96xl',
  eightSmall:
    'medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge metal-24xl metal-48xl',
  flex: 'large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge',
  graviton: 'medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge metal:64',
} as const;

/** Families of one kind: the sizes they come in and the maker of their processors. */
type Row = readonly [
  families: string,
  sizes: keyof typeof sizes,
  maker: InstanceTypeFacts['maker'],
];

/**
 * The general, compute and memory families that an appliance or a worker may run on.
 * Sources: https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html, …/co.html, …/mo.html; compared size by size with
 * DescribeInstanceTypes as recorded in moto 5.2.1 (info of 2026).
 */
const rows: readonly Row[] = [
  ['t2', 'burst', 'Intel'],
  ['t3', 'burst', 'Intel'],
  ['t3a', 'burst', 'AMD'],
  ['t4g', 'burst', 'AWS'],
  ['m4', 'm4', 'Intel'],
  ['c4', 'c4', 'Intel'],
  ['r4', 'r4', 'Intel'],
  ['c5 c5d', 'c5', 'Intel'],
  ['c5n', 'c5n', 'Intel'],
  ['m5 m5d m5n r5 r5b r5d r5n', 'five', 'Intel'],
  ['m5a c5a r5a', 'fiveAmd', 'AMD'],
  ['m6i m6id m6in c6i c6id c6in r6i r6id r6in', 'six', 'Intel'],
  ['m6a c6a r6a', 'sixAmd', 'AMD'],
  ['m7i c7i r7i', 'seven', 'Intel'],
  ['m7a c7a r7a', 'sevenAmd', 'AMD'],
  ['m8i c8i r8i', 'eight', 'Intel'],
  ['m8a c8a r8a', 'eightSmall', 'AMD'],
  ['m7i-flex c7i-flex m8i-flex c8i-flex r8i-flex', 'flex', 'Intel'],
  ['m6g c6g r6g m7g c7g r7g', 'graviton', 'AWS'],
  ['m8g c8g r8g', 'eightSmall', 'AWS'],
];

/** The burstable families have figures of their own: vCPUs of t2 and of the others, GiB of memory. */
const burst: Readonly<Record<string, readonly [t2: number, others: number, GiB: number]>> = {
  nano: [1, 2, 0.5],
  micro: [1, 2, 1],
  small: [1, 2, 2],
  medium: [2, 2, 4],
  large: [2, 2, 8],
  xlarge: [4, 4, 16],
  '2xlarge': [8, 8, 32],
};

/** What AWS answers as no longer current. */
const previousGeneration = ['m4', 'c4', 'r4', 'c5', 'm5', 'r5', 'm6i', 'r6i'];

const freeTier = [
  't3.micro',
  't3.small',
  't4g.micro',
  't4g.small',
  'c7i-flex.large',
  'm7i-flex.large',
];

/** Every type of the table, by name. */
export const types: ReadonlyMap<string, InstanceTypeFacts> = new Map(
  rows.flatMap((row) => typesOf(row)).map((type) => [type.name, type]),
);

export function typeOf(name: string): InstanceTypeFacts | undefined {
  return types.get(name);
}

/** The name as the SDK types it: AWS has more types than the SDK's list at any time. */
export function sdkType(name: string): _InstanceType {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the wire carries any name
  return name as _InstanceType;
}

function typesOf([families, kind, maker]: Row): readonly InstanceTypeFacts[] {
  return families
    .split(' ')
    .flatMap((family) => sizes[kind].split(' ').map((size) => typeFacts(family, size, maker)));
}

function typeFacts(family: string, sizeAndVcpus: string, maker: InstanceTypeFacts['maker']) {
  const [size = '', given] = sizeAndVcpus.split(':');
  const old = ['t2', 'm4', 'c4', 'r4'].includes(family);
  const [vcpus, memoryMiB] = figures(family, size, given);
  // Graviton's and the newer AMD cores run one thread; so do t2's
  const oneThread = maker === 'AWS' || /^[mcr][78]a$/.test(family) || family === 't2';
  return {
    name: `${family}.${size}`,
    family,
    vcpus,
    memoryMiB,
    architecture: maker === 'AWS' ? ('arm64' as const) : ('x86_64' as const),
    maker,
    threadsPerCore: oneThread ? (1 as const) : (2 as const),
    nitro: !old,
    ena: old ? oldEna(family, size) : ('required' as const),
    metal: size.startsWith('metal'),
    burstable: family.startsWith('t'),
    current: !previousGeneration.includes(family),
    freeTier: freeTier.includes(`${family}.${size}`),
    instanceStorage: /d/.test(family),
    runs32Bit: family === 't2',
  };
}

function oldEna(family: string, size: string): InstanceTypeFacts['ena'] {
  return family === 'r4' || (family === 'm4' && size === '16xlarge') ? 'supported' : 'unsupported';
}

function figures(family: string, size: string, given: string | undefined): [number, number] {
  const fixed = family.startsWith('t') ? burst[size] : undefined;
  if (fixed) return [family === 't2' ? fixed[0] : fixed[1], fixed[2] * 1024];
  const vcpus = given === undefined ? vcpusOfSize(size) : Number(given);
  return [vcpus, memoryOf(family, size, vcpus)];
}

/** `medium` 1, `large` 2, `xlarge` 4, `9xlarge` 36, `metal-24xl` 96. */
function vcpusOfSize(size: string): number {
  if (size === 'medium') return 1;
  if (size === 'large') return 2;
  const [, times] = /^(?:metal-)?(\d*)xl/.exec(size) ?? [];
  return 4 * Number(times || 1);
}

/** GiB a vCPU by the letter of the family: compute 2, general 4, memory 8; c4, r4 and c5n are off the rule. */
function memoryOf(family: string, size: string, vcpus: number): number {
  if (family === 'c4') return size === '8xlarge' ? 60 * 1024 : vcpus * 1.875 * 1024;
  if (family === 'r4') return vcpus * 7.625 * 1024;
  if (family === 'c5n') {
    return vcpus >= 36 ? Math.floor(vcpus / 36) * 96 * 1024 : vcpus * 2.625 * 1024;
  }
  return vcpus * 1024 * ({ c: 2, m: 4, r: 8 }[family.charAt(0)] ?? 4);
}
