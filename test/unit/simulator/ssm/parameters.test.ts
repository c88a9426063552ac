import { describe, expect, it } from 'vitest';

import { ubuntuImageId } from '../../../../src/simulator/cloud/services/ec2/image-catalogue.ts';
import { operations as ssm } from '../../../../src/simulator/cloud/services/ssm/index.ts';
import { callTo, emptyAccount, errorOf, start } from '../../../fixtures/embedded-cloud/account.ts';

const ubuntu = '/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id';

describe('the public parameter of Ubuntu 22.04', () => {
  it.each(['eu-central-1', 'us-east-1'])(
    'names the image of %s, and belongs to no account',
    (region) => {
      const { Parameter } = ssm.GetParameter({ Name: ubuntu }, callTo(emptyAccount(), region));
      expect(Parameter).toMatchObject({
        Name: ubuntu,
        Value: ubuntuImageId(region),
        DataType: 'aws:ec2:image',
        ARN: `arn:aws:ssm:${region}::parameter${ubuntu}`,
      });
    },
  );

  it('is found under its path, and cannot be written', async () => {
    const call = callTo(emptyAccount());
    const listed = ssm.GetParametersByPath(
      { Path: '/aws/service/canonical/ubuntu/server/22.04', Recursive: true },
      call,
    );
    expect(listed.Parameters?.map(({ Name }) => Name)).toEqual([ubuntu]);
    expect(ssm.GetParametersByPath({ Path: '/aws/service/canonical' }, call).Parameters).toEqual(
      [],
    );
    const error = await errorOf(() =>
      ssm.PutParameter({ Name: ubuntu, Value: 'ami-0', Type: 'String' }, call),
    );
    expect(error).toMatchObject({ code: 'AccessDeniedException' });
  });
});

describe('a parameter of the account', () => {
  it('is kept with versions, found by name, version and ARN', async () => {
    const call = callTo(emptyAccount());
    expect(
      ssm.PutParameter({ Name: '/vba/name', Value: 'one', Type: 'String' }, call),
    ).toMatchObject({ Version: 1, Tier: 'Standard' });
    await expect(
      errorOf(() => ssm.PutParameter({ Name: '/vba/name', Value: 'two' }, call)),
    ).resolves.toMatchObject({ code: 'ParameterAlreadyExists' });
    expect(
      ssm.PutParameter({ Name: '/vba/name', Value: 'two', Overwrite: true }, call).Version,
    ).toBe(2);
    const value = (Name: string) => ssm.GetParameter({ Name }, call).Parameter?.Value;
    expect(value('/vba/name')).toBe('two');
    expect(value('/vba/name:2')).toBe('two');
    expect(value('arn:aws:ssm:eu-central-1:111122223333:parameter/vba/name')).toBe('two');
    await expect(errorOf(() => value('/vba/name:1'))).resolves.toMatchObject({
      code: 'ParameterNotFound',
    });
    expect(ssm.GetParameter({ Name: '/vba/name' }, call).Parameter?.LastModifiedDate).toEqual(
      new Date(start),
    );
  });

  it('without a slash has one in its ARN all the same', () => {
    const call = callTo(emptyAccount());
    ssm.PutParameter({ Name: 'plain', Value: 'x', Type: 'String' }, call);
    expect(
      ssm.GetParameter({ Name: 'arn:aws:ssm:eu-central-1:111122223333:parameter/plain' }, call)
        .Parameter,
    ).toMatchObject({
      ARN: 'arn:aws:ssm:eu-central-1:111122223333:parameter/plain',
      Value: 'x',
    });
  });

  it('that is secret is told only to those who ask for it decrypted', () => {
    const call = callTo(emptyAccount());
    ssm.PutParameter({ Name: '/vba/password', Value: 'correct horse', Type: 'SecureString' }, call);
    const sealed = ssm.GetParameters({ Names: ['/vba/password', '/vba/none'] }, call);
    expect(sealed.InvalidParameters).toEqual(['/vba/none']);
    expect(sealed.Parameters?.[0]?.Value).not.toContain('horse');
    expect(
      ssm.GetParameter({ Name: '/vba/password', WithDecryption: true }, call).Parameter?.Value,
    ).toBe('correct horse');
  });

  it.each([
    [{ Name: '/aws/mine', Value: 'x', Type: 'String' }, 'ValidationException'],
    [{ Name: 'ssm-thing', Value: 'x', Type: 'String' }, 'ValidationException'],
    [{ Name: 'no blanks', Value: 'x', Type: 'String' }, 'ValidationException'],
    [{ Name: 'half/way', Value: 'x', Type: 'String' }, 'ValidationException'],
    [
      { Name: `/${'deep/'.repeat(16)}x`, Value: 'x', Type: 'String' },
      'HierarchyLevelLimitExceededException',
    ],
    [{ Name: '/untyped', Value: 'x' }, 'ValidationException'],
    [{ Name: '/long', Value: 'x'.repeat(4097), Type: 'String' }, 'ValidationException'],
  ] as const)('is refused: %j', async (input, code) => {
    await expect(
      errorOf(() => ssm.PutParameter(input, callTo(emptyAccount()))),
    ).resolves.toMatchObject({ code });
  });

  it('is listed by path, ten at a time', () => {
    const call = callTo(emptyAccount());
    for (let index = 10; index < 22; index += 1)
      ssm.PutParameter({ Name: `/vba/p${index}`, Value: 'x', Type: 'String' }, call);
    ssm.PutParameter({ Name: '/vba/deeper/p', Value: 'x', Type: 'String' }, call);
    const first = ssm.GetParametersByPath({ Path: '/vba' }, call);
    const second = ssm.GetParametersByPath({ Path: '/vba', NextToken: first.NextToken }, call);
    expect([first, second].map(({ Parameters }) => Parameters?.length)).toEqual([10, 2]);
    expect(second.NextToken).toBeUndefined();
  });
});
