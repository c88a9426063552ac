import { describe, expect, it } from 'vitest';

import { startFailure } from '../../../../src/simulator/backends/container.ts';

const image = 'localstack/localstack:2026.8.0';

describe('startFailure', () => {
  it.each([
    [
      'no engine',
      'Could not find a working container runtime strategy',
      '',
      'container engine',
      '--target embedded',
    ],
    [
      'the token, told by the exit code',
      'Container exited with code 55',
      '',
      'exit code 55',
      '--localstack-image localstack/localstack:4.14.0',
    ],
    [
      'the token, told by the log',
      'Log stream ended and message "Ready" was not received',
      'License activation failed! No credentials were found in the environment',
      'licence token',
      'LOCALSTACK_AUTH_TOKEN',
    ],
    [
      'no image',
      '(HTTP code 404) no such container - No such image: localstack/localstack:2026.8.0',
      '',
      'cannot be pulled',
      '--localstack-image',
    ],
    [
      'anything else',
      'port is already allocated\nmore',
      '',
      'port is already allocated',
      'docker logs',
    ],
  ])('%s', (_, message, log, said, mend) => {
    const error = startFailure(new Error(message), image, log);
    expect(error.exitCode).toBe(2);
    expect(error.message).toContain(said);
    expect(error.message).not.toContain('\n');
    expect(error.mend).toContain(mend);
    expect(error.cause).toBeInstanceOf(Error);
  });
});
