import type { AuthorisationRequest } from '../evaluate/decision.ts';
import type { AccountView, CallRequest, OpenResource, PresumedResource } from './call.ts';
import { exampleOf } from './open/telling-resources.ts';

/**
 * The requests that stand for one, where some of it is this tool's choice: a value that is not known is taken out, and a
 * name that is not known is asked about as any name too.
 */
export function variantsOf(
  request: AuthorisationRequest,
  open: OpenResource | undefined,
  { presumed }: AccountView,
): readonly CallRequest[] {
  const plain: CallRequest = { ...request, ...(open ? { open } : {}) };
  if (!presumed) return [plain];
  const known = without(plain, presumed.keys);
  const resource = open ? undefined : presumed.resourceOf(request.resource);
  if (!resource) return [known];
  const general = opened(known, resource);
  return resource.instead ? [without(general, identifyingKeys)] : [known, general];
}

/** Stands in an example for a name that is not documented: what is said of it must hold for others. */
export const anyName = 'vba-preflight-any-name';

function opened(
  request: CallRequest,
  { pattern, instead, ...open }: PresumedResource,
): CallRequest {
  const example = instead ? request.resource : exampleOf(pattern, anyName);
  return { ...request, resource: pattern, open: { example, ...open } };
}

/** What tells which resource it is, is as open as the resource. */
const identifyingKeys: ReadonlySet<string> = new Set(['ec2:imageid', 'iam:awsservicename']);

/** The keys become unknown: neither present nor absent. */
function without(request: CallRequest, keys: ReadonlySet<string>): CallRequest {
  const { context } = request;
  if (![...keys].some((key) => context.has(key))) return request;
  return { ...request, context: new Map([...context].filter(([key]) => !keys.has(key))) };
}
