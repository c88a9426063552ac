import type { AuthorisationRequest } from '../../policies/evaluate/decision.ts';
import type { SourceLayers } from '../../policies/sources/decide-sources.ts';
import type { PlacedNotChecked, SourceDocument } from '../../policies/sources/source.ts';
import { InputError, UserError } from '../../vocabulary/errors.ts';
import type { Layer } from '../../vocabulary/result.ts';
import type { CanOptions } from './can-options.ts';
import { loadFiles, type PolicyFile } from './load-file.ts';
import { accountOf, parametersFor } from './parameters.ts';
import { boundariesFor, selectDocuments } from './select.ts';

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
  const loader = new Loader(options, request);
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

class Loader {
  readonly files: PolicyFile[] = [];
  readonly notes: string[] = [];
  /** The boundary that the files of the identity policies tell of. */
  told: SourceDocument | undefined;
  readonly #options: CanOptions;
  readonly #request: AuthorisationRequest;

  constructor(options: CanOptions, request: AuthorisationRequest) {
    this.#options = options;
    this.#request = request;
  }

  async identity(paths: readonly string[]): Promise<readonly SourceDocument[]> {
    const files = await this.#load('identity', paths);
    const taken = files.map((file) => ({ file, documents: this.#select(file, 'identity') }));
    const documents = taken.flatMap((one) => one.documents);
    const given = new Set(
      taken.flatMap(({ file, documents: own }) => [
        file.name,
        ...own.filter(({ unread }) => !unread).map(({ name }) => name),
      ]),
    );
    const boundaries = taken.flatMap(({ file, documents: own }) => boundariesFor(file, own));
    if (boundaries.length > 1 && this.#options.boundary === undefined) {
      throw new UserError(
        `The files tell of several permissions boundaries: ${boundaries.map(({ name }) => name).join(', ')}.`,
        'Name the one that counts with --boundary.',
      );
    }
    [this.told] = boundaries;
    // A policy that one file only names may be given by another one.
    return documents.filter(({ unread, name }) => !unread || !given.has(name));
  }

  async all(layer: Layer, path: string): Promise<readonly SourceDocument[]> {
    const files = await this.#load(layer, [path]);
    return files.flatMap((file) => this.#select(file, layer));
  }

  async one(layer: Layer, path: string): Promise<SourceDocument> {
    const documents = await this.all(layer, path);
    const [only] = documents;
    if (only && documents.length === 1) return only;
    throw new InputError(
      { path },
      `it holds ${documents.length} ${layer} policies: ${documents.map(({ name }) => name).join(', ')}.`,
      `Name one behind the file: ${path}#${only?.name ?? 'NAME'}.`,
    );
  }

  async levels(
    layer: 'scp' | 'rcp',
    paths: readonly string[],
  ): Promise<readonly (readonly SourceDocument[])[]> {
    const levels: (readonly SourceDocument[])[] = [];
    for (const path of paths) levels.push(await this.all(layer, path));
    return levels;
  }

  async #load(layer: Layer, paths: readonly string[]): Promise<readonly PolicyFile[]> {
    const onResource = layer === 'resource' || layer === 'trust';
    const account = accountOf(this.#request, onResource ? 'resource' : 'principal');
    const parameters = parametersFor(this.#options.parameter ?? [], account);
    const files: PolicyFile[] = [];
    for (const path of paths) files.push(...(await loadFiles(path, parameters)));
    this.files.push(...files);
    return files;
  }

  #select(file: PolicyFile, layer: Layer): readonly SourceDocument[] {
    const { principal, resource } = this.#request;
    const caller = principal.kind === 'aws' ? principal.arn : undefined;
    const { documents, notes } = selectDocuments(
      file,
      layer,
      layer === 'trust' || layer === 'resource' ? resource : caller,
    );
    for (const document of documents) refuseUnreadable(document, file.path);
    this.notes.push(...notes);
    return documents;
  }
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

function refuseUnreadable({ parsed, name }: SourceDocument, path: string): void {
  if (parsed.ok) return;
  const [first] = parsed.problems;
  const more = parsed.problems.length - 1;
  throw new InputError(
    { path, ...(first ? { line: first.span.line, column: first.span.column } : {}) },
    `${first?.message ?? `${name} is no policy`}${more > 0 ? ` (and ${more} more)` : ''}.`,
    'Mend the document there: nothing can be decided by a policy that cannot be read.',
  );
}
