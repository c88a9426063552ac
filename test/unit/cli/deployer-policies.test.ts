import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { readDeployerPolicies } from '../../../src/cli/deployer-policies.ts';

const text =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vba-deployer-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function write(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

describe('readDeployerPolicies', () => {
  it('takes the files of a directory as policies of the identity', async () => {
    await write('deploy.json', 'probes.json', '.git/config.json', 'node_modules/p/package.json');
    const files = await readDeployerPolicies([folder]);
    expect(files.map(({ name }) => name)).toEqual(['deploy', 'probes']);
  });

  it.each(['boundary', 'session', 'trust'])(
    'refuses %s.json in a directory: it would grant what it only limits',
    async (name) => {
      await write('deploy.json', `${name}.json`);
      await expect(readDeployerPolicies([folder])).rejects.toMatchObject({
        name: 'InputError',
        path: join(folder, `${name}.json`),
      });
    },
  );

  it('refuses a boundary that a shell pattern named', async () => {
    await write('deploy.json', 'boundary.json');
    const paths = [join(folder, 'deploy.json'), join(folder, 'boundary.json')];
    await expect(readDeployerPolicies(paths)).rejects.toThrow('permissions boundary');
  });

  it('refuses a policy of the organization', async () => {
    await write('scp/full-access.json');
    await expect(readDeployerPolicies([join(folder, 'scp')])).rejects.toThrow(
      'service control policy',
    );
  });

  it.each(['scp/fence.json', 'inline/fence.json', 'old/fence.json'])(
    'refuses a directory with %s, which it would pass over',
    async (path) => {
      await write('deploy.json', path);
      await expect(readDeployerPolicies([folder])).rejects.toMatchObject({
        name: 'InputError',
        path: join(folder, dirname(path)),
      });
    },
  );

  it('refuses a directory with policies deeper in it', async () => {
    await write('deploy.json', 'org/level/scp/fence.json');
    await expect(readDeployerPolicies([folder])).rejects.toMatchObject({
      path: join(folder, 'org'),
    });
  });

  it('refuses a link to a directory with policies, and passes over one that leads nowhere', async () => {
    await write('a/deploy.json', 'b/fence.json');
    await symlink('nowhere', join(folder, 'a/broken'));
    expect(await readDeployerPolicies([join(folder, 'a')])).toHaveLength(1);
    await symlink('../b', join(folder, 'a/more'));
    await expect(readDeployerPolicies([join(folder, 'a')])).rejects.toMatchObject({
      path: join(folder, 'a/more'),
    });
  });

  it('refuses a directory that cannot be looked into', async () => {
    await write('deploy.json');
    await symlink('around', join(folder, 'around'));
    await expect(readDeployerPolicies([folder])).rejects.toThrow('cannot be looked into (ELOOP)');
  });
});
