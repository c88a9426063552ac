import type {
  Answer,
  ServiceName,
  WireRequest,
  WireResponse,
} from '../../vocabulary/connection.ts';
import type { AccountState } from './account.ts';
import { AwsError } from './aws-error.ts';
import type { Cloud } from './cloud.ts';
import { accessKeyOf } from './protocol/access-key.ts';
import { loadModel } from './protocol/load-model.ts';
import type { ServiceModel } from './protocol/model.ts';
import { protocols } from './protocol/protocols.ts';
import { requireMembers } from './protocol/required.ts';
import { serviceModules, type ServiceModule } from './services/index.ts';

/** How the cloud finds the module of a service; the real ones unless a test brings its own. */
type FindModule = (service: ServiceName) => Promise<ServiceModule>;

/**
 * An AWS in memory that holds the account. Errors of AWS are responses; whatever else an operation throws is a fault of
 * this program and leaves `answer` as it is. Request ids are numbered, so that runs can be compared.
 */
export function createCloud(
  account: AccountState,
  findModule: FindModule = (service) => serviceModules[service](),
): Cloud {
  let answered = 0;
  const answer =
    (service: ServiceName, region: string): Answer =>
    async (request, signal) => {
      signal?.throwIfAborted();
      answered += 1;
      const requestId = requestIdOf(answered);
      const [model, { operations }] = await Promise.all([loadModel(service), findModule(service)]);
      const context = { account, service, region, accessKeyId: accessKeyOf(request), requestId };
      return perform(model, request, requestId, (operation, input) => {
        const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the model describes the type that it is written for
        return run && (async () => run(input as never, context));
      });
    };
  return { account, answer };
}

/**
 * What a request asks for, for those who route by operation; `unknown` names, in the protocol's words, an operation that
 * is not modelled, or the reason why the request cannot be read.
 */
export async function operationOf(
  service: ServiceName,
  request: WireRequest,
): Promise<{ readonly operation: string; readonly input: object } | { readonly unknown: string }> {
  const model = await loadModel(service);
  try {
    const read = await protocols[model.protocol].read(model, request);
    return 'unknown' in read ? { unknown: read.unknown } : read;
  } catch (error) {
    if (error instanceof AwsError) return { unknown: `${error.code}: ${error.message}` };
    throw error;
  }
}

type Find = (operation: string, input: object) => (() => Promise<unknown>) | undefined;

async function perform(
  model: ServiceModel,
  request: WireRequest,
  requestId: string,
  find: Find,
): Promise<WireResponse> {
  const protocol = protocols[model.protocol];
  try {
    const read = await protocol.read(model, request);
    if ('unknown' in read) throw read.error;
    const { operation, input } = read;
    const run = find(operation, input);
    if (!run) throw protocol.unknownOperation(model, operation);
    requireMembers(model, operation, input);
    const output = (await run()) ?? {};
    return withoutBodyOfHead(request, protocol.write(model, operation, output, requestId));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return withoutBodyOfHead(request, protocol.writeError(model, error, requestId));
  }
}

function withoutBodyOfHead({ method }: WireRequest, response: WireResponse): WireResponse {
  return method === 'HEAD' ? { ...response, body: '' } : response;
}

/** In the form of a UUID, as AWS's are. */
function requestIdOf(count: number): string {
  return `00000000-0000-4000-8000-${count.toString(16).padStart(12, '0')}`;
}
