import type { Tag } from '@aws-sdk/client-ec2';

import { AwsError } from '../../../aws-error.ts';
import type { Learner } from '../../../learn.ts';
import type { CallContext } from '../../../operation.ts';
import type { Ec2Operation } from '../dry-run.ts';
import { mirroredState } from '../region-state.ts';
import type { Ec2State } from '../state.ts';

/** Takes one thing of an answer into the mirror. */
export type Taker<T> = (state: Ec2State, thing: T) => void;

/** A learner that takes each thing of an answer over, whether the backend made it just now or listed it. */
export function takes<Input, Output, T>(
  take: Taker<T>,
  thingsOf: (output: Output, input: Input) => readonly (T | undefined)[] | undefined,
): Learner<Input, Output> {
  return (input, output, context) => {
    const state = mirroredState(context);
    for (const thing of thingsOf(output, input) ?? []) if (thing) take(state, thing);
  };
}

/** A learner for a deletion: what the backend let go, whatever the mirror thinks of it, is gone. */
export function forgets<Input>(
  mapOf: (state: Ec2State) => Map<string, unknown>,
  idOf: (input: Input) => string | undefined,
): Learner<Input, unknown> {
  return (input, _output, context) => {
    const state = mirroredState(context);
    const id = idOf(input);
    if (id === undefined) return;
    mapOf(state).delete(id);
    state.tags.delete(id);
  };
}

/**
 * A learner for a call that makes nothing with an id of its own: the embedded operation does the same to the mirror.
 * What the mirror knows too little of for that stays unlearnt.
 */
export function repeats<Input>(operation: Ec2Operation<Input, unknown>): Learner<Input, unknown> {
  return (input, _output, context: CallContext) => {
    mirroredState(context);
    try {
      operation(input, context);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
    }
  };
}

/** The tags of an answer replace those that the mirror has. */
export function takeTags(state: Ec2State, id: string, tags: readonly Tag[] | undefined): void {
  if (tags === undefined) return;
  state.tags.set(id, new Map(tags.map(({ Key = '', Value = '' }) => [Key, Value])));
}
