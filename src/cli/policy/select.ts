import type { SourceDocument } from '../../policies/sources/source.ts';
import { InputError } from '../../vocabulary/errors.ts';
import type { Layer } from '../../vocabulary/result.ts';
import type { PolicyFile } from './load-file.ts';
import { forSubject, ownerName } from './owners.ts';

/** The documents taken from a file, and what was assumed or left out in doing so. */
export interface Selection {
  readonly documents: readonly SourceDocument[];
  readonly notes: readonly string[];
}

/** Layers whose documents can stand in where a file has none that is typed as wanted. */
const ALSO: Partial<Record<Layer, readonly Layer[]>> = {
  boundary: ['identity'],
  session: ['identity'],
};

/**
 * The documents of a file for a layer. Where the file says whom policies bear on, only those that bear on `subject`
 * are taken: the union of several roles' policies would allow what none of them may. Throws InputError where it cannot
 * be told which are meant.
 */
export function selectDocuments(
  file: PolicyFile,
  layer: Layer,
  subject: string | undefined,
): Selection {
  const { path, result, selector } = file;
  const chosen = selector === undefined ? result.documents : pick(file, selector);
  const pool = usable(chosen, layer, result.kind === 'document' || result.kind === 'catalogue');
  if (pool.length === 0) throw nothingFor(file, layer);
  const owned = pool.some(({ owners }) => owners.length > 0);
  if (selector === undefined && owned) return selectOwned(pool, path, subject);
  const names = pool.map(({ name }) => name).join(', ');
  return { documents: pool, notes: pool.length > 1 ? [`${path}: ${names} count together`] : [] };
}

function selectOwned(
  pool: readonly SourceDocument[],
  path: string,
  subject = 'the principal',
): Selection {
  const mine = pool.flatMap((document) => forSubject(document, subject));
  if (mine.length > 0) return { documents: mine, notes: leftOut(pool, mine, path) };
  const owners = new Map(
    pool.flatMap((document) => document.owners.map((owner) => [ownerName(owner), owner])),
  );
  const [only] = owners.keys();
  if (owners.size > 1 || only === undefined) {
    throw new InputError(
      { path },
      `it holds policies of ${[...owners.keys()].join(', ')}, and ${subject} is none of them.`,
      `Name one behind the file: ${path}#${[...owners.values()][0]?.name ?? ''}.`,
    );
  }
  const documents = pool.filter((document) => document.owners.length > 0);
  const note = `${path} is about ${only}; its policies are taken for ${subject}`;
  return { documents, notes: [note, ...leftOut(pool, documents, path)] };
}

/** The permissions boundaries that a file tells of, for those whose policies were taken from it. */
export function boundariesFor(
  { result }: PolicyFile,
  taken: readonly SourceDocument[],
): readonly SourceDocument[] {
  const owners = new Set(
    taken.flatMap((document) => document.owners.map((owner) => ownerName(owner))),
  );
  return result.documents.filter(
    ({ layer, owners: bounded }) =>
      layer === 'boundary' && bounded.some((owner) => owners.has(ownerName(owner))),
  );
}

function usable(
  documents: readonly SourceDocument[],
  layer: Layer,
  untyped: boolean,
): readonly SourceDocument[] {
  if (untyped) return documents;
  const exact = documents.filter((document) => document.layer === layer);
  if (exact.length > 0) return exact;
  // Of what cannot be read nobody can tell what it is; its problems are what the user needs to see.
  const broken = documents.filter(({ parsed }) => !parsed.ok);
  if (broken.length > 0) return broken;
  return documents.filter((document) => ALSO[layer]?.includes(document.layer));
}

function pick({ path, result }: PolicyFile, selector: string): readonly SourceDocument[] {
  const found = result.documents.filter(
    ({ name, span, owners }) =>
      name === selector ||
      span.pointer === selector ||
      (selector.startsWith('/') && span.pointer.startsWith(`${selector}/`)) ||
      owners.some((owner) => owner.name === selector || owner.alias === selector),
  );
  if (found.length > 0) return found;
  const names = [...new Set(result.documents.map(({ name }) => name))];
  throw new InputError(
    { path },
    `it has no policy "${selector}".`,
    `Known there: ${names.slice(0, 12).join(', ')}${names.length > 12 ? ', …' : ''}.`,
  );
}

function leftOut(
  pool: readonly SourceDocument[],
  taken: readonly SourceDocument[],
  path: string,
): readonly string[] {
  const names = new Set(taken.map(({ span }) => span.pointer));
  const loose = pool.filter(({ span, owners }) => owners.length === 0 && !names.has(span.pointer));
  return loose.map(
    ({ name }) => `${path}: ${name} is attached to nobody in the file, so it is left out`,
  );
}

function nothingFor({ path, result }: PolicyFile, layer: Layer): InputError {
  const found = [
    ...new Set(result.documents.map((document) => `${document.layer} policy ${document.name}`)),
  ];
  const [note] = result.notChecked;
  const why =
    found.length > 0
      ? `it has ${found.slice(0, 6).join(', ')}`
      : (note?.why ?? 'it has none at all');
  return new InputError(
    { path },
    `it holds no ${layer} policy: ${why}.`,
    `Name a file with the ${layer} policy.`,
  );
}
