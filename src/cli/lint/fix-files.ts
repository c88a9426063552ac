import { type Fixed, fixTexts } from '../../policies/lint/fix/fix-texts.ts';
import type { PolicyText } from '../../policies/lint/inputs/policy-text.ts';
import type { LintOptions } from '../../policies/lint/lint-texts.ts';
import type { InputFault, LintInput } from './inputs/lint-input.ts';
import { rewrite } from './rewrite.ts';

/** What was mended, and files that should have been and were not. */
export interface FixedFiles extends Fixed {
  readonly faults: readonly InputFault[];
}

/** Whether a file is to be mended, by its path in the report. */
type IsMeant = (path: string) => boolean;

/** What there is where nothing is to be mended. */
export function unchanged(texts: readonly PolicyText[]): FixedFiles {
  return { texts, made: [], refused: new Map(), faults: [] };
}

/** Makes the safe fixes and writes the files. A file that cannot be written stays as it was, and so is it then linted. */
export async function fixFiles(
  texts: readonly PolicyText[],
  inputs: readonly LintInput[],
  { isMeant, ...options }: LintOptions & { readonly isMeant?: IsMeant | undefined },
): Promise<FixedFiles> {
  const files = new Map(inputs.map(({ path, file }) => [path, file]));
  const fixed = await fixSome(texts, options, isMeant);
  const faults = new Map<string, InputFault>();
  for (const [index, { path, text }] of texts.entries()) {
    const after = fixed.texts[index]?.text ?? text;
    const fault = after === text ? undefined : write(files.get(path), text, after);
    if (fault) faults.set(path, { ...fault, path, isNamed: true, isRead: true });
  }
  return {
    texts: fixed.texts.map((text, index) =>
      faults.has(text.path) ? (texts[index] ?? text) : text,
    ),
    made: fixed.made.filter(({ document }) => !faults.has(document.source.path)),
    refused: fixed.refused,
    faults: [...faults.values()],
  };
}

/** With `isMeant` only the texts that it names are mended; the others are there for what bears on them. */
async function fixSome(
  texts: readonly PolicyText[],
  options: LintOptions,
  isMeant: IsMeant = () => true,
): Promise<Fixed> {
  const meant = texts.filter(({ path }) => isMeant(path));
  const { texts: mended, ...fixed } = await fixTexts(meant, options);
  const byPath = new Map(mended.map((text) => [text.path, text]));
  return { ...fixed, texts: texts.map((text) => byPath.get(text.path) ?? text) };
}

function write(
  file: string | undefined,
  before: string,
  after: string,
): Pick<InputFault, 'what' | 'mend'> | undefined {
  if (file === undefined)
    return { what: 'standard input cannot be mended', mend: 'Name the file.' };
  return rewrite({ file, before, after });
}
