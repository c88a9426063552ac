import type { AuthorisationRequest } from '../../policies/evaluate/decision.ts';
import type { SourceLayers } from '../../policies/sources/decide-sources.ts';
import type { PlacedNotChecked } from '../../policies/sources/source.ts';
import { UserError } from '../../vocabulary/errors.ts';
import type { CanOptions } from './can-options.ts';
import { LayerLoader } from './layer-loader.ts';
import type { PolicyFile } from './load-file.ts';

/** All that was read for a decision. */
export interface Loaded {
  readonly layers: SourceLayers;
  readonly files: readonly PolicyFile[];
  /** What was assumed or left out in picking documents. */
  readonly notes: readonly string[];
  readonly notChecked: readonly PlacedNotChecked[];
}

/** Reads the files of all layers. Throws InputError with the place of a document that cannot be read. */
export async function loadLayers(
  options: CanOptions,
  request: AuthorisationRequest,
): Promise<Loaded> {
  const { policy = [], boundary, session, scp, rcp, resourcePolicy, trust } = options;
  if (![policy[0], boundary, session, scp, rcp, resourcePolicy, trust].some(Boolean)) {
    throw new UserError('No policy is given.', 'Name policy files: --policy F, --trust F, …');
  }
  const loader = new LayerLoader(options, request);
  const identity = await loader.identity(policy);
  const bounding = boundary === undefined ? loader.told : await loader.one('boundary', boundary);
  const layers: SourceLayers = {
    identity,
    ...(bounding ? { boundary: bounding } : {}),
    ...(session === undefined ? {} : { session: await loader.all('session', session) }),
    ...(scp ? { scp: await loader.levels('scp', scp) } : {}),
    ...(rcp ? { rcp: await loader.levels('rcp', rcp) } : {}),
    ...(resourcePolicy === undefined
      ? {}
      : { resource: await loader.one('resource', resourcePolicy) }),
    ...(trust === undefined ? {} : { trust: await loader.one('trust', trust) }),
  };
  return {
    layers,
    files: loader.files,
    notes: loader.notes,
    notChecked: notCheckedOf(loader.files, layers),
  };
}

/** What was not read in the files, but for what stands in documents that nobody asked for. */
function notCheckedOf(
  files: readonly PolicyFile[],
  { identity, boundary, scp = [], rcp = [], session = [], resource, trust }: SourceLayers,
): readonly PlacedNotChecked[] {
  const taken = new Set(
    [identity, session, ...scp, ...rcp, [boundary, resource, trust]]
      .flat()
      .map((one) => one?.span.pointer),
  );
  const notes = files.flatMap(({ result }) => {
    const others = result.documents.filter(({ span }) => !taken.has(span.pointer));
    return result.notChecked.filter(
      ({ place: { pointer } }) => !others.some(({ span }) => isWithin(pointer, span.pointer)),
    );
  });
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}

function isWithin(pointer: string, ancestor: string): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}
