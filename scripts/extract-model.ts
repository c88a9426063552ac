import { NormalizedSchema } from '@smithy/core/schema';

import type {
  HttpPlace,
  Member,
  OperationModel,
  ProtocolName,
  ServiceModel,
  Shape,
} from '../src/simulator/cloud/protocol/model.ts';
import { modelledOperations, type ExtractedService } from './modelled-operations.ts';

/**
 * The model of a service, read from the schemas that its installed SDK client exports: operations are tuples
 * `[9, namespace, name, traits, () => input, () => output]`, structures `[3, namespace, name, traits, names, members,
 * required]`. The layout is nowhere promised; the round-trip tests and `npm run models -- --check` notice a change.
 */
export async function extractModel(service: ExtractedService): Promise<ServiceModel> {
  const client = await loadClient(service);
  const shapes = new Map<string, Shape>();
  const operations = modelledOperations[service].map((name): [string, OperationModel] => [
    name,
    readOperation(service, name, client.exports[`${name}$`], shapes),
  ]);
  return {
    service,
    ...client.facts,
    operations: Object.fromEntries(operations),
    shapes: Object.fromEntries([...shapes].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

type Exports = Readonly<Record<string, unknown>>;

async function loadClient(service: ExtractedService): Promise<{
  readonly exports: Exports;
  readonly facts: Omit<ServiceModel, 'service' | 'operations' | 'shapes'>;
}> {
  const exports: Exports = await import(`@aws-sdk/client-${service}`);
  const { protocol, endpointProvider, apiVersion, defaultSigningName } = configOf(exports);
  const { url } = endpointProvider({ Region: 'us-east-2', UseDualStack: false, UseFIPS: false });
  const { xmlNamespace } = protocol.options;
  return {
    exports,
    facts: {
      protocol: protocolName(protocol.getShapeId()),
      signingName: defaultSigningName,
      endpointPrefix: url.hostname.split('.', 1)[0] ?? '',
      apiVersion,
      ...(xmlNamespace === undefined ? {} : { xmlNamespace }),
      ...(protocol.serviceTarget === undefined ? {} : { targetPrefix: protocol.serviceTarget }),
      ...(protocol.awsQueryCompatible ? { queryCompatible: true } : {}),
    },
  };
}

/** The parts of a client's `config` that say how it speaks; none of them is in the clients' public types. */
interface ClientConfig {
  readonly apiVersion: string;
  readonly defaultSigningName: string;
  readonly endpointProvider: (parameters: object) => { readonly url: URL };
  readonly protocol: {
    readonly getShapeId: () => string;
    readonly serviceTarget?: string;
    readonly awsQueryCompatible?: boolean;
    readonly options: { readonly xmlNamespace?: string };
  };
}

function configOf(exports: Exports): ClientConfig {
  const name = Object.keys(exports).find((key) => /^[A-Z].*Client$/.test(key)) ?? '';
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- internal to the clients, see ClientConfig
  const Client = exports[name] as new (config: object) => { readonly config: ClientConfig };
  const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
  return new Client({ region: 'us-east-2', credentials }).config;
}

function protocolName(shapeId: string): ProtocolName {
  const name = shapeId.slice(shapeId.indexOf('#') + 1);
  switch (name) {
    case 'awsJson1_0':
    case 'awsJson1_1':
    case 'awsQuery':
    case 'ec2Query':
    case 'restJson1':
    case 'restXml':
      return name;
    default:
      throw new Error(`The client speaks ${shapeId}, which the embedded cloud does not.`);
  }
}

function readOperation(
  service: ExtractedService,
  name: string,
  schema: unknown,
  shapes: Map<string, Shape>,
): OperationModel {
  if (!isOperation(schema)) throw new Error(`@aws-sdk/client-${service} has no ${name}.`);
  const [, , , { http }, input, output] = schema;
  return {
    ...named('input', structureName(input, shapes)),
    ...named('output', structureName(output, shapes)),
    ...(http ? { http: { method: http[0], uri: http[1], status: http[2] } } : {}),
    ...named('unwrapped', unwrapped[`${service}.${name}`]),
  };
}

type Schema = Parameters<typeof NormalizedSchema.of>[0];

type OperationTuple = readonly [
  kind: 9,
  namespace: string,
  name: string,
  traits: { readonly http?: readonly [method: string, uri: string, status: number] },
  input: Schema,
  output: Schema,
];

function isOperation(schema: unknown): schema is OperationTuple {
  return Array.isArray(schema) && schema.length === 6 && schema[0] === 9;
}

/** The trait is not in the schemas: the clients get by without it. */
const unwrapped: Readonly<Record<string, string>> = {
  's3.GetBucketLocation': 'LocationConstraint',
};

function structureName(schema: Schema, shapes: Map<string, Shape>): string | undefined {
  const normalised = NormalizedSchema.of(schema);
  return normalised.isUnitSchema() ? undefined : typeOf(normalised, shapes);
}

/** Name of the schema's type; its shape, and those it leads to, are added to `shapes`. */
function typeOf(schema: NormalizedSchema, shapes: Map<string, Shape>): string {
  if (schema.isStructSchema()) {
    return addShape(shapes, nameOf(schema), () => structureOf(schema, shapes));
  }
  if (schema.isListSchema()) {
    const item = schema.getValueSchema();
    const name = nameOf(schema) || `[${typeOf(item, shapes)}]`;
    return addShape(shapes, name, () => ({ kind: 'list', item: memberOf('member', item, shapes) }));
  }
  if (schema.isMapSchema()) {
    const [key, value] = [schema.getKeySchema(), schema.getValueSchema()];
    const name = nameOf(schema) || `{${typeOf(value, shapes)}}`;
    return addShape(shapes, name, () => ({
      kind: 'map',
      key: memberOf('key', key, shapes),
      value: memberOf('value', value, shapes),
    }));
  }
  return scalarType(schema);
}

function addShape(shapes: Map<string, Shape>, name: string, read: () => Shape): string {
  if (!shapes.has(name)) {
    shapes.set(name, { kind: 'structure', members: {} }); // Ends the recursion of shapes that hold themselves.
    shapes.set(name, read());
  }
  return name;
}

/** Name that the service gave the shape; empty for lists and maps of scalars, which the clients leave unnamed. */
function nameOf(schema: NormalizedSchema): string {
  const definition: unknown = schema.getSchema();
  const name: unknown = Array.isArray(definition) ? definition[2] : '';
  return typeof name === 'string' ? name : '';
}

function structureOf(schema: NormalizedSchema, shapes: Map<string, Shape>): Shape {
  const members = [...schema.structIterator()];
  const required = members.slice(0, requiredCount(schema)).map(([name]) => name);
  return {
    kind: 'structure',
    ...named('xmlName', schema.getOwnTraits().xmlName),
    ...(required.length > 0 ? { required } : {}),
    members: Object.fromEntries(
      members.map(([name, member]) => [name, memberOf(name, member, shapes)]),
    ),
  };
}

/** The members that are required come first; their number is the last part of the tuple. */
function requiredCount(schema: NormalizedSchema): number {
  const definition: unknown = schema.getSchema();
  const count: unknown = Array.isArray(definition) ? definition[6] : 0;
  return typeof count === 'number' ? count : 0;
}

function memberOf(name: string, schema: NormalizedSchema, shapes: Map<string, Shape>): Member {
  const traits = schema.getMergedTraits();
  const own = schema.getMemberTraits();
  const { xmlName: wireName } = schema.isStructSchema() ? own : traits;
  const queryName = queryNameOf(traits);
  const http = httpPlace(traits);
  return {
    type: typeOf(schema, shapes),
    ...(wireName === name ? {} : named('wireName', wireName)),
    ...(queryName === capitalised(wireName ?? name) ? {} : named('queryName', queryName)),
    ...(traits.xmlFlattened ? { flat: true } : {}),
    ...(traits.xmlAttribute ? { xmlAttribute: true } : {}),
    ...named('xmlNamespace', own.xmlNamespace),
    ...(http ? { http } : {}),
  };
}

/** The only trait here that the clients' types do not know. */
function queryNameOf(traits: object): string | undefined {
  const name = 'ec2QueryName' in traits ? traits.ec2QueryName : undefined;
  return typeof name === 'string' ? name : undefined;
}

type Traits = ReturnType<NormalizedSchema['getMergedTraits']>;

function httpPlace(traits: Traits): HttpPlace | undefined {
  if (traits.httpLabel) return { in: 'label' };
  if (traits.httpPayload) return { in: 'payload' };
  if (traits.httpResponseCode) return { in: 'status' };
  if (traits.httpQueryParams) return { in: 'query-map' };
  if (typeof traits.httpQuery === 'string') return { in: 'query', name: traits.httpQuery };
  if (typeof traits.httpHeader === 'string') {
    return { in: 'header', name: traits.httpHeader.toLowerCase() };
  }
  if (typeof traits.httpPrefixHeaders === 'string') {
    return { in: 'prefixed-headers', name: traits.httpPrefixHeaders.toLowerCase() };
  }
  return undefined;
}

/** Numbers of the simple schemas in @smithy/core: no names are exported for them. */
const scalars: ReadonlyMap<unknown, string> = new Map([
  [0, 'string'],
  [1, 'number'],
  [2, 'boolean'],
  [4, 'timestamp'],
  [5, 'date-time'],
  [6, 'http-date'],
  [7, 'epoch-seconds'],
  [21, 'blob'],
  [42, 'stream'],
]);

function scalarType(schema: NormalizedSchema): string {
  const type = scalars.get(schema.getSchema());
  if (type === undefined) {
    throw new Error(`${schema.getName(true)} is of a type that the embedded cloud cannot write.`);
  }
  return type;
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function named<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  if (value === undefined) return {};
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- TypeScript widens a computed key to string
  return { [key]: value } as { readonly [P in K]: V };
}
