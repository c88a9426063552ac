import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { fail } from '../../../src/cli/fail.ts';
import { OutputLost } from '../../../src/cli/standard-output.ts';
import { UserError } from '../../../src/vocabulary/errors.ts';

const epipe = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

let told = '';

beforeEach(() => {
  told = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the exit code of what ended a run', () => {
  it.each([
    ['answers that nobody reads any more', new OutputLost(epipe), 0, ''],
    ['answers that could not be written, which was told', new OutputLost(full), 2, ''],
    ['a mistake', new UserError('wrong', 'mend it'), 2, 'error: wrong\n  fix: mend it\n'],
  ])('%s', (_, error, code, text) => {
    expect(fail(error, false)).toBe(code);
    expect(told).toBe(text);
  });

  it('is that of a bug for a connection that broke off, which is no closed standard output', () => {
    expect(fail(epipe, false)).toBe(70);
    expect(told).toContain('write EPIPE');
  });
});
