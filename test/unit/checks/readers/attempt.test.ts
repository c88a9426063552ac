import { describe, expect, it } from 'vitest';

import { attempt, CallBudgetError } from '../../../../src/checks/readers/attempt.ts';
import { CredentialsError } from '../../../../src/vocabulary/errors.ts';

function failing(name: string, message = 'text', httpStatusCode = 400): () => Promise<never> {
  return () =>
    Promise.reject(Object.assign(new Error(message), { name, $metadata: { httpStatusCode } }));
}

describe('attempt', () => {
  it('gives what was read', async () => {
    expect(await attempt(['iam:GetRole'], () => Promise.resolve(1))).toEqual({ value: 1 });
  });

  it('turns a denial into unknown, with the action that was refused and all that are needed', async () => {
    const text =
      'User: u is not authorized to perform: iam:GetPolicy on resource: r because no identity-based policy allows the iam:GetPolicy action';
    expect(
      await attempt(['iam:ListUserPolicies', 'iam:GetPolicy'], failing('AccessDenied', text, 403)),
    ).toEqual({
      unknown: 'the caller may not call iam:GetPolicy (no identity-based policy allows it).',
      needs: ['iam:ListUserPolicies', 'iam:GetPolicy'],
    });
  });

  it('does not blame permissions for what no permission would mend', async () => {
    for (const error of [
      failing('ThrottlingException'),
      failing('NotImplemented', 'no', 501),
      failing('InternalError'),
    ]) {
      const known = await attempt(['iam:GetRole'], error);
      expect(known).not.toHaveProperty('needs');
      expect(known).toHaveProperty('unknown');
    }
  });

  it('says of an emulated account what its decision hangs on, and not that AWS answered', async () => {
    const text = 'iam:GetRole on r cannot be decided: aws:SourceIp is not known.';
    expect(await attempt(['iam:GetRole'], failing('UndecidedCall', text, 403))).toEqual({
      unknown: `whether the caller may is not decided: ${text}`,
    });
  });

  it('ends the run where credentials expire on the way', async () => {
    const expired = attempt(
      ['iam:GetRole'],
      failing('ExpiredToken', 'The security token is expired', 403),
    );
    await expect(expired).rejects.toBeInstanceOf(CredentialsError);
    await expect(expired).rejects.toMatchObject({
      exitCode: 4,
      mend: expect.stringContaining('--target embedded') as string,
    });
  });

  it('is unknown where the calls are used up', async () => {
    const spent = new CallBudgetError('the check had made its 250 calls.');
    expect(await attempt([], () => Promise.reject(spent))).toEqual({
      unknown: 'the check had made its 250 calls.',
    });
  });

  it('does not swallow a bug', async () => {
    const bug = new TypeError('undefined is not a function');
    await expect(attempt([], () => Promise.reject(bug))).rejects.toBeInstanceOf(TypeError);
  });
});
