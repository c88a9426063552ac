import { readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { probes } from '../../../src/checks/apis/probes.ts';
import { checks } from '../../../src/checks/index.ts';

function page(id: string): Promise<string> {
  return readFile(new URL(`../../../docs/${id}.md`, import.meta.url), 'utf8');
}

describe('pages of the checks', () => {
  it.each(checks.map(({ id }) => id))(
    '%s has one that says why, shows good and bad, and how to mend',
    async (id) => {
      const text = await page(id);
      expect(text.startsWith(`# ${id}\n`)).toBe(true);
      for (const heading of ['## Why', '## Good', '## Bad', '## How to mend', '## Source'])
        expect(text).toContain(heading);
    },
  );

  it('lists every probe with its action', async () => {
    const text = (await page('check/api')).replaceAll(/ +/g, ' ');
    for (const { endpoint, operation, action } of probes) {
      const shown = endpoint === 'sts' ? 'none needed' : `\`${action}\``;
      expect(text).toContain(`| ${endpoint} | ${operation} | ${shown} |`);
    }
  });
});
