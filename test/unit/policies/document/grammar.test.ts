import { describe, expect, it } from 'vitest';

import { parsePolicy } from '../../../../src/policies/document/parse.ts';

const ok = '"Effect":"Allow","Action":"s3:*","Resource":"*"';

describe('the grammar that all policy types share', () => {
  it.each([
    ['null', '', 'A policy is a JSON object, not null'],
    ['[]', '', 'A policy is a JSON object, not an array'],
    ['"x"', '', '"x" is no JSON value'],
    ['{}', '', 'The policy has no Statement'],
    ['{"Statement":[]}', '/Statement', 'The policy has no Statement: the list is empty'],
    ['{"Statement":"x"}', '/Statement', 'A statement is a JSON object, not a string'],
    ['{"Statement":[1]}', '/Statement/0', 'A statement is a JSON object, not a number'],
    [
      `{"Version":"2012-10-71","Statement":[{${ok}}]}`,
      '/Version',
      'Version must be "2012-10-17" or "2008-10-17"; no other exists',
    ],
    [
      `{"Version":2012,"Statement":[{${ok}}]}`,
      '/Version',
      'Version must be a string, not a number',
    ],
    [`{"Id":[],"Statement":[{${ok}}]}`, '/Id', 'Id must be a string, not an array'],
    [
      `{"statement":[{${ok}}]}`,
      '/statement',
      '"statement" is no element of a policy; did you mean Statement?',
    ],
    [
      `{"Statement":[{${ok},"Actions":"s3:*"}]}`,
      '/Statement/0/Actions',
      '"Actions" is no element of a statement; did you mean Action?',
    ],
    [
      `{"Statement":[{${ok},"condition":{}}]}`,
      '/Statement/0/condition',
      '"condition" is no element of a statement; did you mean Condition?',
    ],
    [
      `{"Statement":[{${ok},"Comment":"x"}]}`,
      '/Statement/0/Comment',
      '"Comment" is no element of a statement',
    ],
    [
      '{"Statement":[{"Action":"s3:*","Resource":"*"}]}',
      '/Statement/0',
      'The statement has no Effect',
    ],
    [
      '{"Statement":[{"Effect":"allow","Action":"s3:*"}]}',
      '/Statement/0/Effect',
      'Effect must be exactly "Allow" or "Deny"; case counts',
    ],
    [
      '{"Statement":[{"Effect":true,"Action":"s3:*"}]}',
      '/Statement/0/Effect',
      'Effect must be exactly "Allow" or "Deny"; case counts',
    ],
    [
      '{"Statement":[{"Effect":"Allow","Resource":"*"}]}',
      '/Statement/0',
      'The statement has neither Action nor NotAction',
    ],
    [
      `{"Statement":[{${ok},"NotAction":"s3:*"}]}`,
      '/Statement/0/NotAction',
      'A statement has Action or NotAction, not both',
    ],
    [
      `{"Statement":[{${ok},"NotResource":"*"}]}`,
      '/Statement/0/NotResource',
      'A statement has Resource or NotResource, not both',
    ],
    [
      `{"Statement":[{${ok},"Principal":"*","NotPrincipal":"*"}]}`,
      '/Statement/0/NotPrincipal',
      'A statement has Principal or NotPrincipal, not both',
    ],
    [
      '{"Statement":[{"Effect":"Allow","Action":["s3:*",1]}]}',
      '/Statement/0/Action/1',
      'Action must be a string, not a number',
    ],
    [
      '{"Statement":[{"Effect":"Allow","Action":{"a":1}}]}',
      '/Statement/0/Action',
      'Action must be a string, not an object',
    ],
    [
      '{"Statement":[{"Effect":"Allow","Action":["RunInstances"]}]}',
      '/Statement/0/Action/0',
      '"RunInstances" is no action: it must be "*" or begin with a service prefix, as in "ec2:RunInstances"',
    ],
    [
      '{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":null}]}',
      '/Statement/0/Resource',
      'Resource must be a string, not null',
    ],
    [`{"Statement":[{${ok},"Sid":1}]}`, '/Statement/0/Sid', 'Sid must be a string, not a number'],
    [
      `{"Statement":[{${ok},"Principal":"111122223333"}]}`,
      '/Statement/0/Principal',
      'Principal must be "*" or an object such as {"AWS": "…"} or {"Service": "…"}, not "111122223333"',
    ],
    [
      `{"Statement":[{${ok},"Principal":["*"]}]}`,
      '/Statement/0/Principal',
      'Principal must be "*" or an object such as {"AWS": "…"} or {"Service": "…"}, not an array',
    ],
    [
      `{"Statement":[{${ok},"Principal":{"Aws":"*"}}]}`,
      '/Statement/0/Principal/Aws',
      '"Aws" is no element of a Principal; did you mean AWS?',
    ],
    [
      `{"Statement":[{${ok},"Principal":{"AWS":[1]}}]}`,
      '/Statement/0/Principal/AWS/0',
      'The principal of type AWS must be a string, not a number',
    ],
    [
      `{"Statement":[{${ok},"Condition":[]}]}`,
      '/Statement/0/Condition',
      'Condition must be a JSON object, not an array',
    ],
    [
      `{"Statement":[{${ok},"Condition":{"Bool":"x"}}]}`,
      '/Statement/0/Condition/Bool',
      'The condition operator Bool must be a JSON object, not a string',
    ],
    [
      `{"Statement":[{${ok},"Condition":{"Bool":{"k":[[]]}}}]}`,
      '/Statement/0/Condition/Bool/k/0',
      'The value of k must be a string, not an array',
    ],
    [
      `{"Statement":[{${ok},"Condition":{"Bool":{"k":null}}}]}`,
      '/Statement/0/Condition/Bool/k',
      'The value of k must be a string, not null',
    ],
    [
      `{"Statement":[{${ok},"Condition":{"StringEquals":{"aws:SourceIp":"1","AWS:sourceip":"2"}}}]}`,
      '/Statement/0/Condition/StringEquals/AWS:sourceip',
      'The condition key AWS:sourceip stands twice under StringEquals; its case does not count',
    ],
  ])('%s', (text, pointer, message) => {
    expect(problemsOf(text)).toContainEqual([pointer, message]);
  });

  it('names all problems of a document at once', () => {
    expect(
      problemsOf('{"Version":"1","Statement":[{"Effect":"x","Action":"y"},{"Resource":1}]}').map(
        ([pointer]) => pointer,
      ),
    ).toEqual([
      '/Version',
      '/Statement/0/Effect',
      '/Statement/0/Action',
      '/Statement/1',
      '/Statement/1',
      '/Statement/1/Resource',
    ]);
  });

  it('names at most twenty', () => {
    const statements = Array.from({ length: 50 }, () => ({ Effect: 'x' }));
    expect(problemsOf(JSON.stringify({ Statement: statements }))).toHaveLength(20);
  });

  it.each([
    ['numbers for statements', `{"Statement":[${'1,'.repeat(500_000)}1]}`],
    [
      'numbers for actions',
      `{"Statement":[{"Effect":"Deny","Action":[${'1,'.repeat(500_000)}1]}]}`,
    ],
    [
      'names that do not exist',
      `{"Statement":[{${Array.from({ length: 70_000 }, (_, at) => `"x${at}":1`).join()}}]}`,
    ],
    [
      'keys without values',
      `{"Statement":[{${ok},"Condition":{"Bool":{${Array.from({ length: 60_000 }, (_, at) => `"k:${at}":null`).join()}}}}]}`,
    ],
    [
      'keys that differ in case alone',
      `{"Statement":[{${ok},"Condition":{"Bool":{${Array.from({ length: 40_000 }, (_, at) => `"k:a${at}":1,"K:a${at}":1`).join()}}}}]}`,
    ],
  ])('names twenty of a text that is full of them, at once: %s', (_, text) => {
    const started = performance.now();
    expect(problemsOf(text)).toHaveLength(20);
    // Far above what it takes, far below what anything quadratic would.
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it.each([
    ['empty lists', '{"Statement":[{"Effect":"Allow","Action":[],"Resource":[]}]}'],
    ['an empty Principal', '{"Statement":[{"Effect":"Allow","Action":"*","Principal":{}}]}'],
    ['no Resource', '{"Statement":[{"Effect":"Allow","Action":"*"}]}'],
    ['an operator that does not exist', `{"Statement":[{${ok},"Condition":{"Foo":{"k":"v"}}}]}`],
  ])('leaves to the evaluation: %s', (_, text) => {
    expect(problemsOf(text)).toEqual([]);
  });
});

function problemsOf(text: string): readonly (readonly [string, string])[] {
  const parsed = parsePolicy(text, { path: 'p.json', name: 'p' });
  return parsed.ok ? [] : parsed.problems.map(({ span, message }) => [span.pointer, message]);
}
