import { describe, expect, test } from 'vitest';

import { runExample } from '../../../../src/policies/lint/examples.ts';
import type { Rule } from '../../../../src/policies/lint/rule.ts';
import { tooWideValue } from '../../../../src/policies/rules/too-wide-value.ts';
import { variableOpening } from '../../../../src/policies/rules/variable-opening.ts';
import { variableSyntax } from '../../../../src/policies/rules/variable-syntax.ts';
import { conditionFindings } from './condition-findings.ts';

const BUCKET = 'arn:aws:s3:::reports/';

/** What the rule says of a resource, and what the resource is with its fix made. */
async function judge(rule: Rule, name: string): Promise<readonly (string | undefined)[]> {
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: BUCKET + name }],
  };
  const found = await runExample([rule], rule, { policy, type: 'identity' });
  return found.flatMap(({ finding: { aws, fix } }) => {
    const [edit] = fix?.edits ?? [];
    const by = edit?.kind === 'replace' && typeof edit.by === 'string' ? edit.by : undefined;
    return [aws, by?.slice(BUCKET.length)];
  });
}

describe('variable-syntax', () => {
  test.each([
    ['${aws:username', '${aws:username}'],
    ['${aws:username/*', '${aws:username}/*'],
    ['${aws:username-${aws:userid}', '${aws:username}-${aws:userid}'],
    // Where the name of a tag ends cannot be told.
    ['${aws:PrincipalTag/team/x', undefined],
  ])('closes %s where its key ends', async (written, meant) => {
    expect(await judge(variableSyntax, written)).toEqual(['MISSING_BRACE_IN_VARIABLE', meant]);
  });

  test.each([
    ['${aws: username}', '${aws:username}'],
    ["${ aws:PrincipalTag/team , 'a b'}", "${aws:PrincipalTag/team, 'a b'}"],
    ['${aws:PrincipalTag/cost centre}', undefined],
  ])('takes the space out of %s', async (written, meant) => {
    expect(await judge(variableSyntax, written)).toEqual(['UNSUPPORTED_SPACE_IN_VARIABLE', meant]);
  });

  test.each([
    ['${aws:username, nobody}', "${aws:username, 'nobody'}"],
    ["${aws:username,'nobody}", "${aws:username, 'nobody'}"],
    ['${aws:username, "nobody"}', "${aws:username, 'nobody'}"],
    ['${aws:username,}', "${aws:username, ''}"],
  ])('quotes the default of %s', async (written, meant) => {
    expect(await judge(variableSyntax, written)).toEqual(['MISSING_QUOTE_IN_VARIABLE', meant]);
  });
});

describe('variable-opening', () => {
  test.each([
    ['{aws:username}/*', 'MISSING_BRACE_IN_VARIABLE', '${aws:username}/*'],
    ['$aws:username}', 'MISSING_BRACE_IN_VARIABLE', '${aws:username}'],
    ['$(aws:username)', 'MISSING_BRACE_IN_VARIABLE', '${aws:username}'],
    ['$ {aws:PrincipalTag/a.b}', 'UNSUPPORTED_SPACE_IN_VARIABLE', '${aws:PrincipalTag/a.b}'],
  ])('tells what %s was meant to be', async (written, code, meant) => {
    expect(await judge(variableOpening, written)).toEqual([code, meant]);
  });

  test.each(['${aws:username}', '{name}', '(aws)', 'aws:username', '{aws:username'])(
    'has nothing to say of %s',
    async (written) => {
      expect(await judge(variableOpening, written)).toEqual([]);
    },
  );
});

describe('too-wide-value', () => {
  test.each([
    ['aws:userid', '*:backup', 0],
    ['aws:userid', 'AROAEXAMPLEEXAMPLE:*', 0],
    ['aws:userid', '${aws:PrincipalTag/id}:*', 0],
    ['aws:userid', 'AROA${aws:PrincipalTag/id}:x', 1],
    ['aws:userid', 'AROA*:x', 1],
    ['aws:userid', '*', 1],
    ['aws:userid', '${aws:userid}', 1],
    ['aws:ResourceAccount', '${aws:PrincipalAccount}', 0],
    ['aws:ResourceOrgID', '${AWS:principalorgid}', 0],
    ['aws:ResourceAccount', '${aws:PrincipalTag/account}', 1],
    ['aws:PrincipalTag/team', '*${aws:username}', 0],
    ['login.example.com:sub', 'team:${aws:username}', 1],
    ['login.example.com:sub', 'teams:${aws:username}', 0],
  ])('%s like %s: %i findings', async (key, value, count) => {
    const found = await conditionFindings(tooWideValue, { StringLike: { [key]: value } });
    expect(found).toHaveLength(count);
  });
});
