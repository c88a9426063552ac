import type { Basis, RollbackFacts, StageAction, StageFacts } from '../product.ts';
import deployment from './deployment.json' with { type: 'json' };

/** The stages of a deployment, in order. */
export const stages: readonly StageFacts[] = deployment.stages
  .toSorted((one, other) => one.order - other.order)
  .map(stageOf);

/** What the deployment does after a failure. */
export const rollback: RollbackFacts = {
  ...stageOf(deployment.rollback),
  mayOmit: deployment.rollback.optionalActions,
  notRemoved: deployment.rollback.notRemoved,
};

interface RawStage {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly optional?: boolean;
  readonly channel?: string;
  readonly notes?: readonly string[];
  readonly actions: readonly RawAction[];
}

interface RawAction {
  readonly action: string;
  readonly basis: string;
  readonly why: string;
  readonly when?: string;
}

function stageOf({
  id,
  title,
  description,
  optional,
  channel,
  notes,
  actions,
}: RawStage): StageFacts {
  return {
    id,
    title,
    description,
    optional: optional ?? false,
    actions: actions.map(actionOf),
    ...(channel === undefined ? {} : { channel }),
    notes: notes ?? [],
  };
}

function actionOf({ action, basis, why, when }: RawAction): StageAction {
  return { action, basis: basisOf(basis), why, ...(when === undefined ? {} : { when }) };
}

function basisOf(text: string): Basis {
  if (text === 'documented' || text === 'inferred') return text;
  throw new Error(`deployment.json knows no basis ${text}`);
}
