import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { checks } from '../../src/checks/index.ts';
import { stages } from '../../src/simulator/stages/index.ts';

const docs = join(import.meta.dirname, '../../docs');
const codes = [
  ...checks.map(({ id }) => id),
  ...stages.map(({ id }) => `simulate/${id}`),
  'simulate/rollback',
];

describe('pages', () => {
  it.each(codes)('%s has one, and it is about it', (code) => {
    const path = join(docs, `${code}.md`);
    const title = existsSync(path) ? readFileSync(path, 'utf8').split('\n')[0] : `no ${path}`;
    expect(title).toContain(code);
  });

  it.each(['check', 'simulate'])('docs/%s holds no page without its code', (folder) => {
    const pages = readdirSync(join(docs, folder)).map((name) => `${folder}/${name.slice(0, -3)}`);
    expect(pages.filter((page) => !codes.includes(page))).toEqual([]);
  });
});

describe('stages', () => {
  it('are those of the catalogue, in its order, under its titles', async () => {
    const { loadProduct } = await import('../../src/policies/catalogue/veeam/index.ts');
    const product = await loadProduct('10');
    expect(stages.map(({ id, title }) => `${id}: ${title}`)).toEqual(
      product.stages.map(({ id, title }) => `${id}: ${title}`),
    );
  });
});
