import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addAbortSignal, PassThrough } from 'node:stream';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { findInputs } from '../../../../src/cli/lint/inputs/find-inputs.ts';
import { readInput, readStandardInput } from '../../../../src/cli/lint/inputs/read-input.ts';

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'vba-lint-'));
});

afterEach(() => {
  rmSync(cwd, { recursive: true, force: true });
});

function put(path: string, content: string | Uint8Array = '{}'): void {
  mkdirSync(join(cwd, path, '..'), { recursive: true });
  writeFileSync(join(cwd, path), content);
}

function find(...args: readonly string[]) {
  const { inputs, faults } = findInputs(args, cwd);
  return {
    paths: inputs.map(({ path }) => path),
    named: inputs.filter(({ isNamed }) => isNamed).map(({ path }) => path),
    faults: faults.map(({ path, what, isNamed }) => [path, what, isNamed]),
  };
}

test('an empty argument is a fault, not the working directory: a variable may not have been set', () => {
  put('a.json');
  expect(find('')).toEqual({
    paths: [],
    named: [],
    faults: [['""', 'the path is empty', true]],
  });
});

describe('a directory', () => {
  test('leads to the files that may hold policies, of all directories below, in order', () => {
    put('b/x.json');
    put('a.yaml');
    put('a.yml');
    put('c.template');
    put('plan.tf.json');
    put('notes.md');
    put('main.tf');
    put('node_modules/m/package.json');
    put('.git/config.json');
    put('.github/policy.JSON');
    expect(find('.')).toEqual({
      paths: ['.github/policy.JSON', 'a.yaml', 'a.yml', 'b/x.json', 'c.template', 'plan.tf.json'],
      named: [],
      faults: [],
    });
  });

  test('without such a file is a fault', () => {
    put('docs/notes.md');
    expect(find('docs').faults).toEqual([
      ['docs', 'the directory has no *.json, *.yaml, *.yml or *.template file', true],
    ]);
  });

  test('is not left by links to directories, and links to files are followed', () => {
    put('outside/other.json');
    put('in/a.json');
    symlinkSync(join(cwd, 'outside'), join(cwd, 'in/linked'));
    symlinkSync(join(cwd, 'in'), join(cwd, 'in/circle'));
    symlinkSync(join(cwd, 'outside/other.json'), join(cwd, 'in/link.json'));
    expect(find('in')).toEqual({ paths: ['in/a.json', 'in/link.json'], named: [], faults: [] });
  });

  test('may hold a link that leads nowhere, which is told beside the others', () => {
    put('in/a.json');
    symlinkSync('gone', join(cwd, 'in/broken.json'));
    expect(find('in')).toEqual({
      paths: ['in/a.json'],
      named: [],
      faults: [['in/broken.json', 'it is a symbolic link that leads nowhere', false]],
    });
  });
});

describe('an argument', () => {
  test('may be a file of any name, standard input, or a pattern', () => {
    put('policy');
    put('iam/a.json');
    put('iam/deep/b.json');
    expect(find('policy', '-', 'iam/**/*.json')).toEqual({
      paths: ['policy', '-', 'iam/a.json', 'iam/deep/b.json'],
      named: ['policy', '-', 'iam/a.json', 'iam/deep/b.json'],
      faults: [],
    });
  });

  test('that is a pattern takes in directories as the shell does, and none of others’ files', () => {
    put('iam/a/x.json');
    put('iam/b.json');
    put('iam/docs/notes.md');
    put('iam/node_modules/m/package.json');
    expect(find('iam/*')).toEqual({
      paths: ['iam/a/x.json', 'iam/b.json'],
      named: ['iam/b.json'],
      faults: [],
    });
    expect(find('**/*.json').paths).toEqual(['iam/a/x.json', 'iam/b.json']);
    expect(find('iam/node_modules/**/*.json').paths).toEqual(['iam/node_modules/m/package.json']);
  });

  test('that is a pattern of directories without policies is a fault', () => {
    put('docs/notes.md');
    expect(find('do*').faults).toEqual([
      [
        'do*',
        'the directories of this pattern have no *.json, *.yaml, *.yml or *.template file',
        true,
      ],
    ]);
  });

  test('that is a link that leads to itself says so', () => {
    symlinkSync('circle.json', join(cwd, 'circle.json'));
    expect(find('circle.json').faults).toEqual([
      ['circle.json', 'its symbolic links lead in a circle', true],
    ]);
  });

  test('that looks like a pattern and is a file, is the file', () => {
    put('[a].json');
    expect(find('[a].json').paths).toEqual(['[a].json']);
  });

  test('names a file once, and named it stays', () => {
    put('iam/a.json');
    put('iam/b.json');
    expect(find('iam', './iam/a.json', join(cwd, 'iam/a.json'), 'iam')).toEqual({
      paths: ['iam/a.json', 'iam/b.json'],
      named: ['iam/a.json'],
      faults: [],
    });
  });

  test('outside of the working directory keeps its whole path', () => {
    put('x/a.json');
    const { inputs } = findInputs([join(cwd, 'x/a.json')], join(cwd, 'y'));
    expect(inputs[0]?.path).toBe(join(cwd, 'x/a.json').replaceAll('\\', '/'));
  });

  test.each([
    ['gone.json', 'there is no such file'],
    ['gone/*.json', 'no file matches this pattern'],
  ])('%s: %s', (argument, what) => {
    expect(find(argument)).toEqual({ paths: [], named: [], faults: [[argument, what, true]] });
  });

  test('that is a link that leads nowhere says so', () => {
    symlinkSync('gone', join(cwd, 'broken.json'));
    expect(find('broken.json').faults).toEqual([
      ['broken.json', 'it is a symbolic link that leads nowhere', true],
    ]);
  });
});

describe('a file', () => {
  test('is read as UTF-8, its byte order mark kept', () => {
    expect(read('\uFEFF{"ä": "桶"}\r\n')).toEqual({ text: '\uFEFF{"ä": "桶"}\r\n' });
  });

  test.each([
    ['a binary file', new Uint8Array([1, 2, 0, 3]), 'it is a binary file'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0]), 'it is written in UTF-16'],
    ['Latin-1', new Uint8Array([0x22, 0xe4, 0x22]), 'it is no UTF-8 text'],
    [
      '1 MiB and a byte',
      new Uint8Array(1_048_577).fill(32),
      'it is larger than the limit of 1 MiB (1,048,576 bytes)',
    ],
  ])('that is %s is refused', (_what, content, what) => {
    expect(read(content)).toMatchObject({ what });
  });

  test('that is larger is refused with a way to make the dump of an account smaller', () => {
    expect(read(new Uint8Array(1_048_577).fill(32))).toEqual({
      what: 'it is larger than the limit of 1 MiB (1,048,576 bytes)',
      mend: 'Name a policy; leave AWS’s own out of an account: --filter User Group Role LocalManagedPolicy.',
    });
  });

  test('of 1 MiB is read', () => {
    expect(read(new Uint8Array(1_048_576).fill(32))).toHaveProperty('text');
  });

  test.skipIf(process.platform === 'win32')('that may not be read says so', () => {
    put('f.json');
    chmodSync(join(cwd, 'f.json'), 0);
    // root may read everything
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    const found = readInput(join(cwd, 'f.json'));
    if (isRoot) process.seteuid?.(0);
    expect(found).toMatchObject({ what: 'it may not be read' });
  });
});

test('standard input is read to its end, and no further than the limit', async () => {
  expect(await readStandardInput(chunks(3, 2))).toEqual({ text: '      ' });
  expect(await readStandardInput(chunks(1_048_576, Infinity))).toHaveProperty('what');
});

test('standard input that is given up is not taken for what has come of it', async () => {
  const interrupt = new AbortController();
  const stdin = addAbortSignal(interrupt.signal, new PassThrough());
  stdin.write('{}');
  const reading = readStandardInput(stdin);
  interrupt.abort();
  expect(await reading).toEqual({
    what: 'it was not read to its end',
    mend: 'Let what writes it come to its end.',
  });
});

function read(content: string | Uint8Array) {
  put('f.json', content);
  return readInput(join(cwd, 'f.json'));
}

async function* chunks(size: number, times: number) {
  for (let n = 0; n < times; n += 1) yield Promise.resolve(new Uint8Array(size).fill(32));
}
