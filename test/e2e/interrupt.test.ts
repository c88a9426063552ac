import { describe, expect, it } from 'vitest';

import { start } from '../support/cli.ts';

describe('SIGINT', () => {
  it('stops the dry run, rolls back what was created, and exits 130', async () => {
    const { child, ended } = start(['simulate', '--backend', 'embedded']);
    let seen = '';
    let asked = false;
    child.stdout?.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
      // by then key pair, VPC and roles exist; a second signal would end the process at once
      if (!asked && seen.includes('create-iam-roles')) asked = child.kill('SIGINT');
    });
    const { code, stdout } = await ended;
    expect(code).toBe(130);
    expect(stdout).toMatch(/rollback/);
    expect(stdout).toContain('key-pair VeeamDefaultKeyPair'); // named as left, with the reason
    expect(stdout).toContain('ec2:DeleteKeyPair');
    expect(stdout).not.toContain('finish pass');
  });
});
