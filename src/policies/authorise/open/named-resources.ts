import type { Policy, Statement } from '../../document/policy.ts';
import type { AuthorisationRequest } from '../../evaluate/decision.ts';
import type { PolicyLayers } from '../../evaluate/layers.ts';
import { foldCase } from '../../evaluate/match/fold-case.ts';
import { type Glob, globMatches, STAR, wildcardGlob } from '../../evaluate/match/glob.ts';
import { isVariable, parseTemplate } from '../../evaluate/match/template.ts';

/** What policies name as resources of an action. */
export interface NamedResources {
  readonly globs: readonly Glob[];
  /** False where a pattern has a variable whose value the request does not tell. */
  readonly complete: boolean;
}

/** The Resource and NotResource patterns of every statement, in any layer, that may be about the request's action. */
export function namedResources(
  layers: PolicyLayers,
  request: AuthorisationRequest,
): NamedResources {
  const texts = new Set(
    policiesOf(layers)
      .flatMap(({ statements }) => statements)
      .filter((statement) => mayName(statement, request.action))
      .flatMap(({ resources }) => resources?.items.map(({ value }) => value) ?? []),
  );
  const found = [...texts].map((text) => globOf(text, request));
  return {
    globs: found.map(({ glob }) => glob),
    complete: found.every(({ complete }) => complete),
  };
}

function policiesOf(layers: PolicyLayers): readonly Policy[] {
  const { identity, boundary, session = [], scp = [], rcp = [], resource } = layers;
  return [
    ...identity,
    ...(boundary ? [boundary] : []),
    ...session,
    ...scp.flat(),
    ...rcp.flat(),
    ...(resource ? [resource] : []),
  ];
}

/** A NotAction is about all but its items; which those are makes no difference to what its statement may tell apart. */
function mayName({ actions }: Statement, action: string): boolean {
  const folded = foldCase(action);
  return actions.not || actions.items.some(({ value }) => covers(foldCase(value), folded));
}

function covers(item: string, action: string): boolean {
  return /[*?]/.test(item) ? globMatches(wildcardGlob(item), action) : item === action;
}

/** A variable of one known value is that value; any other may be anything. */
function globOf(
  text: string,
  { context }: AuthorisationRequest,
): { readonly glob: Glob; readonly complete: boolean } {
  const { pieces, fault } = parseTemplate(text, { wildcards: true, variables: true });
  if (fault !== undefined) return { glob: wildcardGlob(text), complete: false };
  let complete = true;
  const glob = pieces.flatMap((piece): Glob => {
    if (!isVariable(piece)) return piece;
    const [value, ...others] = context.get(piece.key) ?? [];
    if (value !== undefined && others.length === 0) return wildcardGlob(value);
    complete = false;
    return [STAR];
  });
  return { glob, complete };
}
