import { readdir, readFile } from 'node:fs/promises';

import type { ServiceData } from '../../src/policies/catalogue/aws/service-data.ts';
import { type Before, CATALOGUE } from './catalogue-files.ts';
import { namesOf } from './names.ts';
import type { RetiredNames } from './retired-names.ts';

const root = new URL('../../', import.meta.url);

export function pathOf(file: string): URL {
  return new URL(file, root);
}

/** The generated files that are there, whether or not they still should be. */
export async function committedFiles(): Promise<readonly string[]> {
  const folders = [`${CATALOGUE}/data/services`, `${CATALOGUE}/groups`];
  const names = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(pathOf(folder)).catch(() => []);
      return entries.map((entry) => `${folder}/${entry}`);
    }),
  );
  return names.flat();
}

/** What the committed files know: names in them that the package lacks are retired. */
export async function committedBefore(): Promise<Before> {
  const index = await readJson<{ readonly version: string }>(`${CATALOGUE}/data/services.json`);
  if (!index) return { older: [] };
  const files = (await committedFiles()).filter((file) => file.endsWith('.json'));
  const services = await Promise.all(files.map((file) => readJson<ServiceData>(file)));
  const retired = await readJson<RetiredNames>(`${CATALOGUE}/data/retired.json`);
  return {
    ...(retired ? { retired } : {}),
    older: [
      { version: index.version, names: namesOf(services.filter((one) => one !== undefined)) },
    ],
  };
}

/** Undefined for a file that is not there. The shape is what this script wrote. */
async function readJson<T>(file: string): Promise<T | undefined> {
  const text = await readFile(pathOf(file), 'utf8').catch(() => undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a file that an earlier run of this script wrote
  return text === undefined ? undefined : (JSON.parse(text) as T);
}
