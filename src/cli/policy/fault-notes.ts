import { faultsOfType } from '../../policies/document/grammar/faults-of-type.ts';
import type { SourceLayers } from '../../policies/sources/decide-sources.ts';
import type { SourceDocument } from '../../policies/sources/source.ts';
import type { Layer } from '../../vocabulary/result.ts';
import { layerNames } from './reason.ts';

/** Statements that AWS would not take where they are given, each with its place and what that makes of the answer. */
export function faultNotes(layers: SourceLayers): readonly string[] {
  return byLayer(layers).flatMap(([layer, document]) => notesOf(layer, document));
}

function notesOf(layer: Layer, { draft, name }: SourceDocument): readonly string[] {
  if (!draft) return [];
  return faultsOfType(draft, layer).map(({ statement, message, span }) => {
    const effect = draft.statements[statement]?.effect;
    const outcome = effect === 'Deny' ? 'what it denies cannot be said' : 'it grants nothing';
    const place = `${draft.source.path}:${span.line}:${span.column}`;
    return `statement ${statement + 1} of ${name} would not be taken as ${layerNames[layer]}: ${message}; ${outcome} (${place})`;
  });
}

function byLayer(layers: SourceLayers): readonly (readonly [Layer, SourceDocument])[] {
  const { identity, boundary, scp = [], rcp = [], session = [], resource, trust } = layers;
  return [
    ...inLayer('identity', identity),
    ...inLayer('boundary', [boundary]),
    ...inLayer('scp', scp.flat()),
    ...inLayer('rcp', rcp.flat()),
    ...inLayer('session', session),
    ...inLayer('resource', [resource]),
    ...inLayer('trust', [trust]),
  ];
}

function inLayer(
  layer: Layer,
  documents: readonly (SourceDocument | undefined)[],
): readonly (readonly [Layer, SourceDocument])[] {
  return documents.flatMap((document) => (document ? [[layer, document] as const] : []));
}
