import type { ApiEndpoint } from '../product.ts';
import deployment from './deployment.json' with { type: 'json' };

interface RawEndpoint {
  readonly endpoint: string;
  readonly service: string;
  readonly iamPrefix: string | null;
  readonly inDeploySet?: boolean;
  readonly documentedSets?: readonly string[];
  readonly pluginMustReachIt?: boolean;
  readonly note?: string;
}

const { ownerBriefList, missingFromOwnerBriefList } = deployment.apiEndpoints;

/** The owner's twelve in his order, then IAM and Data Lifecycle Manager. */
export const apiEndpoints: readonly ApiEndpoint[] = [
  ...ownerBriefList.flatMap((raw) => endpointOf(raw, true)),
  ...missingFromOwnerBriefList.flatMap((raw) => endpointOf(raw, false)),
];

/** Nothing for a host that is no AWS API: checkip.amazonaws.com. */
function endpointOf(raw: RawEndpoint, inOwnersList: boolean): readonly ApiEndpoint[] {
  const { endpoint: host, service, iamPrefix, note } = raw;
  if (iamPrefix === null) return [];
  return [
    {
      endpoint: host.replace('.amazonaws.com', ''),
      host,
      service,
      iamPrefix,
      inOwnersList,
      inDeploySet: raw.inDeploySet ?? false,
      documentedSets: raw.documentedSets ?? [],
      pluginMustReachIt: raw.pluginMustReachIt ?? false,
      ...(note === undefined ? {} : { note }),
    },
  ];
}
