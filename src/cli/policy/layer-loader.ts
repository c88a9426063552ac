import type { AuthorisationRequest } from '../../policies/evaluate/decision.ts';
import type { SourceDocument } from '../../policies/sources/source.ts';
import { InputError, UserError } from '../../vocabulary/errors.ts';
import type { Layer } from '../../vocabulary/result.ts';
import type { CanOptions } from './can-options.ts';
import { loadFiles, type PolicyFile } from './load-file.ts';
import { accountOf, parametersFor } from './parameters.ts';
import { boundariesFor, selectDocuments } from './select.ts';

/** Reads the documents of one layer after the other, and keeps which files they came from and what was assumed. */
export class LayerLoader {
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
