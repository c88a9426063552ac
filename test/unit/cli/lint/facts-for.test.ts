import { describe, expect, test } from 'vitest';

import { parseConfig } from '../../../../src/cli/lint/config/read-config.ts';
import { factsFor, isIgnored } from '../../../../src/cli/lint/facts-for.ts';
import { factsByPath } from '../../../../src/cli/lint/inputs/path-convention.ts';

describe('where a file stands', () => {
  test.each([
    ['/r/backup/trust.json', 'trust', undefined, 'role backup'],
    ['/r/backup/boundary.json', 'boundary', undefined, 'role backup'],
    ['/r/backup/session.json', 'session', undefined, 'role backup'],
    ['/r/backup/inline/a.json', 'identity', 'inline-role', 'role backup'],
    ['/r/backup/managed/a.json', 'identity', 'managed', 'role backup'],
    ['/r/users/alice/inline/a.json', 'identity', 'inline-user', 'user alice'],
    ['/r/groups/ops/inline/a.json', 'identity', 'inline-group', 'group ops'],
    ['/r/users/alice/boundary.json', 'boundary', undefined, 'user alice'],
  ])('%s is the %s policy of somebody', (path, type, attachment, owner) => {
    const facts = factsByPath(path);
    expect(facts.type).toEqual({ is: type, from: 'path' });
    expect(facts.attachment).toBe(attachment);
    expect(facts.owners?.map(({ kind, name }) => `${kind} ${name}`)).toEqual([owner]);
  });

  test.each(['scp', 'rcp'])('%s says that it is a policy of the organization', (folder) => {
    expect(factsByPath(`/r/${folder}/guard.json`)).toEqual({ type: { is: folder, from: 'path' } });
  });

  test.each(['/r/backup/deploy.json', '/r/trust/a.json', '/r/inline.json', '/trusted.json'])(
    '%s says nothing',
    (path) => {
      expect(factsByPath(path)).toEqual({});
    },
  );
});

const config = parseConfig(
  `lint:
  types:
    'org/**/*.json': scp
    '*.trust.json': trust
  ignore: vendor/**
  identities:
    - role: backup
      trust: iam/backup-trust.json
      managed: [iam/shared.json, iam/part-*.json]
    - user: alice
      inline: iam/alice.json
      managed: ./iam/shared.json
`,
  '/repo/vba-preflight.yaml',
  [],
);

function factsOf(file: string, type: 'auto' | 'rcp' = 'auto') {
  return factsFor({ file }, { type }, config);
}

describe('the configuration', () => {
  test('says types by globs from its directory on, and by names anywhere', () => {
    expect(factsOf('/repo/org/a/b.json').type).toEqual({ is: 'scp', from: 'config' });
    expect(factsOf('/repo/x/y/my.trust.json').type).toEqual({ is: 'trust', from: 'config' });
    expect(factsOf('/elsewhere/org/a.json')).toEqual({});
  });

  test('says which files bear on an identity', () => {
    expect(factsOf('/repo/iam/backup-trust.json')).toEqual({
      type: { is: 'trust', from: 'config' },
      owners: [{ kind: 'role', name: 'backup' }],
    });
    expect(factsOf('/repo/iam/shared.json')).toEqual({
      type: { is: 'identity', from: 'config' },
      attachment: 'managed',
      owners: [
        { kind: 'role', name: 'backup' },
        { kind: 'user', name: 'alice' },
      ],
    });
    expect(factsOf('/repo/iam/alice.json').attachment).toBe('inline-user');
  });

  test('wins over the place, and the flag over both', () => {
    expect(factsOf('/repo/org/trust.json').type).toEqual({ is: 'scp', from: 'config' });
    expect(factsOf('/repo/org/trust.json', 'rcp').type).toEqual({ is: 'rcp', from: 'flag' });
  });

  test('leaves files out', () => {
    expect(isIgnored('/repo/vendor/a/b.json', config)).toBe(true);
    expect(isIgnored('/repo/iam/b.json', config)).toBe(false);
  });
});
