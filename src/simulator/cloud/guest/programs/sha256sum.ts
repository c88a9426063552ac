import { createHash } from 'node:crypto';

import { decode } from '../machine.ts';
import { fails, pathOf, type Outcome, type Program, type Shell } from '../shell/shell.ts';

const msPerMegabyte = 5;

/** `sha256sum FILE…` and `sha256sum -c [--quiet|--status] [LIST|-]`. */
export const sha256sum: Program = ({ args, stdin, shell }) => {
  const named = args.filter((arg) => !arg.startsWith('-') || arg === '-');
  const check = args.includes('-c') || args.includes('--check');
  const silence = args.includes('--status')
    ? 'status'
    : args.includes('--quiet')
      ? 'quiet'
      : undefined;
  const bytes = [...shell.machine.files.values()].reduce(
    (sum, { length }) => Math.max(sum, length),
    0,
  );
  return {
    ms: 20 + (bytes / 1_000_000) * msPerMegabyte,
    finish: () =>
      check ? verify(shell, listOf(shell, named[0], stdin), silence) : sums(shell, named),
  };
};

function listOf(
  shell: Shell,
  name: string | undefined,
  stdin: string | undefined,
): string | undefined {
  if (name === undefined || name === '-') return stdin ?? '';
  const file = shell.machine.files.get(pathOf(shell, name));
  return file && decode(file);
}

function sums(shell: Shell, named: readonly string[]): Outcome {
  let [code, stdout, stderr] = [0, '', ''];
  for (const name of named) {
    const file = shell.machine.files.get(pathOf(shell, name));
    if (file) stdout += `${hex(file)}  ${name}\n`;
    else [code, stderr] = [1, `${stderr}sha256sum: ${name}: No such file or directory\n`];
  }
  return { code, stdout, stderr };
}

function verify(
  shell: Shell,
  list: string | undefined,
  silence: 'status' | 'quiet' | undefined,
): Outcome {
  if (list === undefined) return fails(1, 'sha256sum: No such file or directory');
  const lines = [...list.matchAll(/^\\?([0-9a-f]{64}) [ *](.+)$/gim)];
  if (lines.length === 0) {
    return fails(1, 'sha256sum: standard input: no properly formatted SHA256 checksum lines found');
  }
  let [stdout, stderr, wrong, unread] = ['', '', 0, 0];
  for (const [, sum = '', name = ''] of lines) {
    const file = shell.machine.files.get(pathOf(shell, name));
    if (!file) {
      unread += 1;
      stderr += `sha256sum: ${name}: No such file or directory\n`;
      stdout += `${name}: FAILED open or read\n`;
    } else if (hex(file) !== sum.toLowerCase()) {
      wrong += 1;
      stdout += `${name}: FAILED\n`;
    } else if (silence === undefined) stdout += `${name}: OK\n`;
  }
  stderr += warning(unread, 'listed file could not be read', 'listed files could not be read');
  stderr += warning(wrong, 'computed checksum did NOT match', 'computed checksums did NOT match');
  const code = wrong + unread > 0 ? 1 : 0;
  return silence === 'status' ? { code } : { code, stdout, stderr };
}

function warning(count: number, one: string, many: string): string {
  return count === 0 ? '' : `sha256sum: WARNING: ${count} ${count === 1 ? one : many}\n`;
}

function hex(file: Uint8Array): string {
  return createHash('sha256').update(file).digest('hex');
}
