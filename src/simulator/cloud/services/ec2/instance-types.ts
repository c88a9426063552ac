import type {
  DescribeInstanceTypesRequest,
  DescribeInstanceTypesResult,
  InstanceTypeInfo,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { select, type FilterTable } from './filters.ts';
import { sdkType, typeOf, types, type InstanceTypeFacts } from './instance-type-table.ts';
import { isOffered } from './offerings.ts';
import { pageOf } from './pages.ts';
import { ec2State } from './region-state.ts';

/** vCPUs of a type; undefined for one that the table does not know. */
export function vcpusOf(type: string): number | undefined {
  return typeOf(type)?.vcpus;
}

/** Types that the region does not offer do not exist there. */
export function describeInstanceTypes(
  input: DescribeInstanceTypesRequest,
  context: CallContext,
): DescribeInstanceTypesResult {
  const { region } = ec2State(context);
  const wanted: readonly string[] = input.InstanceTypes ?? [];
  const offered = [...types.values()].filter(({ name }) => isOffered(name, region));
  const unknown = wanted.filter((name) => offered.every((type) => type.name !== name));
  if (unknown.length > 0) {
    throw new AwsError(
      'InvalidInstanceType',
      `The following supplied instance types do not exist: [${unknown.join(', ')}]`,
    );
  }
  const chosen = wanted.length > 0 ? offered.filter(({ name }) => wanted.includes(name)) : offered;
  const found = select(chosen.map(typeAnswer), input.Filters, typeFilters);
  // a page holds a hundred types, whether it is asked for or not
  const { items, NextToken } = pageOf(found, { MaxResults: 100, ...input }, { min: 5, max: 100 });
  return { InstanceTypes: [...items], NextToken };
}

const typeFilters: FilterTable<InstanceTypeInfo> = {
  'bare-metal': ({ BareMetal }) => BareMetal,
  'burstable-performance-supported': ({ BurstablePerformanceSupported }) =>
    BurstablePerformanceSupported,
  'current-generation': ({ CurrentGeneration }) => CurrentGeneration,
  'free-tier-eligible': ({ FreeTierEligible }) => FreeTierEligible,
  hypervisor: ({ Hypervisor }) => Hypervisor,
  'instance-storage-supported': ({ InstanceStorageSupported }) => InstanceStorageSupported,
  'instance-type': ({ InstanceType }) => InstanceType,
  'memory-info.size-in-mib': ({ MemoryInfo }) => MemoryInfo?.SizeInMiB,
  'processor-info.supported-architecture': ({ ProcessorInfo }) =>
    ProcessorInfo?.SupportedArchitectures,
  'supported-root-device-type': ({ SupportedRootDeviceTypes }) => SupportedRootDeviceTypes,
  'supported-usage-class': ({ SupportedUsageClasses }) => SupportedUsageClasses,
  'supported-virtualization-type': ({ SupportedVirtualizationTypes }) =>
    SupportedVirtualizationTypes,
  'vcpu-info.default-vcpus': ({ VCpuInfo }) => VCpuInfo?.DefaultVCpus,
};

function typeAnswer(type: InstanceTypeFacts): InstanceTypeInfo {
  const { vcpus, threadsPerCore, nitro, architecture } = type;
  return {
    InstanceType: sdkType(type.name),
    CurrentGeneration: type.current,
    FreeTierEligible: type.freeTier,
    SupportedUsageClasses: ['on-demand', 'spot'],
    SupportedRootDeviceTypes: ['ebs'],
    SupportedVirtualizationTypes: ['hvm'],
    BareMetal: type.metal,
    ...(type.metal ? {} : { Hypervisor: nitro ? 'nitro' : 'xen' }),
    ProcessorInfo: {
      SupportedArchitectures: type.runs32Bit ? ['i386', architecture] : [architecture],
      Manufacturer: type.maker,
    },
    VCpuInfo: {
      DefaultVCpus: vcpus,
      DefaultCores: vcpus / threadsPerCore,
      DefaultThreadsPerCore: threadsPerCore,
    },
    MemoryInfo: { SizeInMiB: type.memoryMiB },
    InstanceStorageSupported: type.instanceStorage,
    EbsInfo: {
      EbsOptimizedSupport: type.name.startsWith('t2.') ? 'unsupported' : 'default',
      EncryptionSupport: 'supported',
      NvmeSupport: nitro ? 'required' : 'unsupported',
    },
    NetworkInfo: { EnaSupport: type.ena, Ipv6Supported: true },
    BurstablePerformanceSupported: type.burstable,
  };
}
