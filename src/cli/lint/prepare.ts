import type { PolicyText } from '../../policies/lint/inputs/policy-text.ts';
import type { LintConfig } from './config/lint-config.ts';
import { factsFor } from './facts-for.ts';
import { findInputs } from './inputs/find-inputs.ts';
import type { InputFault, LintInput } from './inputs/lint-input.ts';
import { type ReadInput, readInput, readStandardInput } from './inputs/read-input.ts';
import { isPipe, readPipe } from './inputs/read-pipe.ts';
import type { LintCommandOptions, LintSurroundings } from './lint-options.ts';
import { profileFrom, type ProfileFrom } from './profile-from.ts';
import { wantedInputs } from './wanted-inputs.ts';
import { type Yardstick, yardstickFrom } from './yardstick.ts';

/** Everything that is read before it is linted. */
export interface Prepared extends ProfileFrom {
  readonly inputs: readonly LintInput[];
  readonly texts: readonly PolicyText[];
  readonly faults: readonly InputFault[];
  readonly yardstick: Yardstick;
}

/** Reads what flags name. Throws UserError and InputError for what of it cannot be used. */
export async function prepare(
  paths: readonly string[],
  options: LintCommandOptions,
  surroundings: LintSurroundings,
  config: LintConfig | undefined,
): Promise<Prepared> {
  const yardstick = await yardstickFrom(options, config, surroundings.cwd);
  const found = findInputs(paths, surroundings.cwd);
  const wanted = wantedInputs(found.inputs, { config, options, cwd: surroundings.cwd });
  const { texts, faults } = await readAll(wanted.inputs, options, surroundings, config);
  const { notChecked, ...profile } = await profileFrom(options, config, texts);
  return {
    ...profile,
    inputs: wanted.inputs,
    texts,
    faults: [...found.faults, ...wanted.faults, ...faults],
    notChecked: [...notChecked, ...wanted.notChecked],
    yardstick,
  };
}

async function readAll(
  inputs: readonly LintInput[],
  options: LintCommandOptions,
  surroundings: LintSurroundings,
  config: LintConfig | undefined,
): Promise<{ readonly texts: readonly PolicyText[]; readonly faults: readonly InputFault[] }> {
  const texts: PolicyText[] = [];
  const faults: InputFault[] = [];
  for (const input of inputs) {
    const { path, isNamed } = input;
    const reading = readOne(input, surroundings);
    const read = reading instanceof Promise ? await reading : reading;
    if ('text' in read) {
      texts.push({ path, text: read.text, facts: factsFor(input, options, config) });
    } else faults.push({ ...read, path, isNamed });
  }
  return { texts, faults };
}

/** Not a promise where the file is there at once: to wait a turn for each of thousands takes longer than to read them. */
function readOne(
  { file, isNamed }: LintInput,
  { stdin, signal }: LintSurroundings,
): ReadInput | Promise<ReadInput> {
  if (file === undefined) return readStandardInput(stdin);
  return isNamed && isPipe(file) ? readPipe(file, signal) : readInput(file);
}
