import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { getContainerRuntimeClient } from 'testcontainers';
import { describe, expect, it } from 'vitest';

import type { Report } from '../../src/vocabulary/report.ts';
import { run } from '../support/cli.ts';
import { requiredTool } from '../support/required.ts';

const image = process.env['VBA_LOCALSTACK_IMAGE'] ?? 'localstack/localstack:4.14.0';
const engine = await getContainerRuntimeClient().catch(() => undefined);
const present =
  engine && (await engine.image.exists({ string: image } as never).catch(() => false));
const tool = requiredTool(
  'Docker',
  Boolean(present),
  engine ? `image ${image} is not here` : 'no container engine answers',
);

describe.skipIf(tool.skip)(`the real LocalStack in a container${tool.title}`, () => {
  it('is started, takes the whole deployment, and is gone afterwards', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'vba-e2e-')), 'report.json');
    const { code, stderr } = await run([
      'run',
      '--target',
      'localstack',
      '--localstack-image',
      image,
      '--format',
      'json',
      '--output',
      path,
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const report = JSON.parse(await readFile(path, 'utf8')) as Report;
    expect(report.target).toMatchObject({ kind: 'localstack', version: '4.14.0' });
    expect(report.simulation?.stages.map(({ status }) => status)).toEqual(Array(15).fill('pass'));
    const containers = (await engine?.container.dockerode.listContainers({ all: true })) ?? [];
    expect(containers.filter(({ Image }) => Image === image)).toEqual([]);
  });
});
