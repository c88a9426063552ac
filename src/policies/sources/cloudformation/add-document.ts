import type { Layer } from '../../../vocabulary/result.ts';
import type { At } from '../../document/reader.ts';
import type { Gathering } from '../gathering.ts';
import type { Gap, Hole, Owner, SourceDocument } from '../source.ts';
import { readDocument, spanOf, unreadDocument } from '../to-document.ts';
import { decideCondition } from './conditions.ts';
import { resolveDocument } from './resolve-document.ts';
import type { Resource, Scope } from './scope.ts';

interface Options {
  readonly layer: Layer;
  readonly name: string;
  readonly owners?: readonly Owner[];
  /** Why it is not sure that the document is there. */
  readonly doubt?: Hole | undefined;
}

/** The policy document at a place of a resource; undefined where the resource is certainly not created. */
export function templateDocument(
  at: At,
  resource: Resource,
  scope: Scope,
  gathering: Gathering,
  { layer, name, owners = [], doubt }: Options,
): SourceDocument | undefined {
  const created = resource.condition === undefined || decideCondition(resource.condition, scope);
  if (created === false) {
    const why = `the condition ${resource.condition ?? ''} does not hold, so ${resource.id} is not created`;
    gathering.note(name, why, at);
    return undefined;
  }
  const identification = { name, owners, path: gathering.path };
  const resolved = resolveDocument(at, scope);
  if ('hole' in resolved) {
    return unreadDocument(scope.tree.view, at, layer, { ...identification, hole: resolved.hole });
  }
  const { content } = resolved;
  const hole = created ? doubt : conditionHole(resource);
  const gap: Gap | undefined = hole && {
    ...hole,
    what: 'presence',
    span: spanOf(scope.tree.view, at),
  };
  const gaps = gap ? new Map([...content.gaps, [content.at.pointer, gap]]) : content.gaps;
  return readDocument({ ...content, gaps }, layer, identification);
}

/** The document is there only if its resource is. */
function conditionHole({ id, condition = '' }: Resource): Hole {
  return {
    written: `\${If ${condition}}`,
    why: `${id} is created only if the condition ${condition} holds, and that is not known`,
    mend: 'Give the parameters that the condition asks for with --parameter.',
  };
}
