import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { run } from '../support/cli.ts';

/** A file with the given content in a directory of its own. */
async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'vba-bad-')), name);
  await writeFile(path, content);
  return path;
}

const embedded = ['run', '--target', 'embedded'];

/** Exit 2, one message on stderr with its mend, no stack, nothing on stdout. */
async function refusal(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).not.toMatch(/\n\s+at /);
  return stderr;
}

describe('bad input', () => {
  it('no credentials: exit 4, and the embedded target is named, not taken', async () => {
    const { code, stderr } = await run(['run']);
    expect(code).toBe(4);
    expect(stderr).toContain('--target embedded');
  });

  it('an unknown flag', async () => {
    expect(await refusal('run', '--tarlet', 'embedded')).toContain('--target');
  });

  it('an unknown target', async () => {
    expect(await refusal('run', '--target', 'moon')).toContain('embedded');
  });

  it('an unknown region, with the nearest one', async () => {
    expect(await refusal(...embedded, '--region', 'eu-centrall-1')).toContain('eu-central-1');
  });

  it('a policy file that does not exist', async () => {
    expect(await refusal(...embedded, '--policies', 'nowhere.json')).toMatch(
      /nowhere\.json: there is no such file/,
    );
  });

  it('a policy with a JSON error, at its place', async () => {
    const path = await file('broken.json', '{\n  "Version": "2012-10-17",\n  "Statement": [}\n');
    expect(await refusal(...embedded, '--policies', path)).toContain(`${path}:3:`);
  });

  it('a policy with an unknown effect, at its place', async () => {
    const text =
      '{\n "Version": "2012-10-17",\n "Statement": [{"Effect": "Alow", "Action": "*", "Resource": "*"}]\n}\n';
    const path = await file('effect.json', text);
    expect(await refusal(...embedded, '--policies', path)).toContain(`${path}:3:`);
  });

  it('a file that is no text', async () => {
    const path = await file('binary.json', new Uint8Array([0xff, 0xfe, 0x00, 0x80]));
    expect(await refusal(...embedded, '--policies', path)).toContain(path);
  });

  it('a plan that breaks its schema, at its place', async () => {
    const path = await file('plan.yaml', 'region: eu-central-1\nconnection: public\n');
    const text = await refusal(...embedded, '--plan', path);
    expect(text).toContain(`${path}:2:`);
    expect(text).toContain('public-static');
  });

  it('a plan with an unknown key, and the nearest one', async () => {
    const path = await file('plan.yaml', 'instancetype: t3.large\n');
    expect(await refusal(...embedded, '--plan', path)).toContain('instanceType');
  });

  it('an endpoint where nothing answers', async () => {
    expect(await refusal('run', '--target', 'http://127.0.0.1:9')).toContain(
      'Nothing answers at http://127.0.0.1:9',
    );
  });

  it('an endpoint that is not on this machine', async () => {
    expect(await refusal('run', '--target', 'http://192.0.2.1:4566')).toContain('loopback');
  });

  it('no container engine', async () => {
    const { code, stderr } = await run(['run', '--target', 'localstack'], {
      DOCKER_HOST: 'unix:///nonexistent/docker.sock',
      HOME: tmpdir(),
    });
    expect(code).toBe(2);
    expect(stderr).toContain('container engine');
  });

  it('an output that has no format before it', async () => {
    expect(await refusal(...embedded, '--output', 'r.json')).toContain('--format');
  });
});
