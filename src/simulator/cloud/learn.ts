import type { CallContext } from './operation.ts';

/**
 * Takes over what another backend answered, so that the embedded side knows of the thing: the instance whose agent it
 * plays, the role that it judges, the addresses that count against a quota. Called after a call that succeeded.
 */
export type Learner<Input = never, Output = never> = (
  input: Input,
  output: Output,
  context: CallContext,
) => void;

/** By operation name. Operations without a learner change nothing that the embedded side must know. */
export type Learners = Readonly<Record<string, Learner>>;
