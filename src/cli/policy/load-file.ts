import { stat } from 'node:fs/promises';

import { readSource } from '../../policies/sources/read-source.ts';
import type { SourceResult } from '../../policies/sources/source.ts';
import { InputError } from '../../vocabulary/errors.ts';
import { readPolicyFiles, type TextFile } from '../read-files.ts';

/** A file of policies with what was found in it. */
export interface PolicyFile extends TextFile {
  readonly result: SourceResult;
  /** What stands behind the `#`: name, owner or JSON pointer of the documents meant. */
  readonly selector: string | undefined;
}

/**
 * Reads what an argument names: a file, the *.json files of a directory, several of them joined by commas, each with
 * `#` and a selector where not the whole file is meant. Throws InputError with the place where a file cannot be used.
 */
export async function loadFiles(
  argument: string,
  parameters: ReadonlyMap<string, string>,
): Promise<readonly PolicyFile[]> {
  const files: PolicyFile[] = [];
  for (const part of (await exists(argument)) ? [argument] : argument.split(',')) {
    const { path, selector } = await splitSelector(part);
    for (const file of await readPolicyFiles([path])) {
      const result = readSource(file.text, file.path, { parameters });
      const [problem] = result.problems;
      if (problem) {
        const { line, column } = problem.span;
        throw new InputError(
          { path: file.path, line, column },
          `${problem.message}.`,
          'Name a policy document, an answer of the AWS CLI, a CloudFormation template or a Terraform plan in JSON.',
        );
      }
      files.push({ ...file, result, selector });
    }
  }
  return files;
}

async function splitSelector(
  argument: string,
): Promise<{ readonly path: string; readonly selector: string | undefined }> {
  const at = argument.indexOf('#');
  if (at <= 0 || (await exists(argument))) return { path: argument, selector: undefined };
  return { path: argument.slice(0, at), selector: argument.slice(at + 1) };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
