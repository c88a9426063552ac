import { describe, expect, test } from 'vitest';

import type { Json } from '../../../../src/policies/lint/document/json.ts';
import { runExample } from '../../../../src/policies/lint/examples.ts';
import type { Rule } from '../../../../src/policies/lint/rule.ts';
import { regions } from '../../../../src/policies/lint/tables/regions.ts';
import { servicePrincipals } from '../../../../src/policies/lint/tables/service-principals.ts';
import { federatedFormat } from '../../../../src/policies/rules/federated-format.ts';
import { federatedMismatch } from '../../../../src/policies/rules/federated-mismatch.ts';
import { githubBranch } from '../../../../src/policies/rules/github-branch.ts';
import { githubRepo } from '../../../../src/policies/rules/github-repo.ts';
import { principalValue } from '../../../../src/policies/rules/principal-value.ts';
import { principalWildcardInArn } from '../../../../src/policies/rules/principal-wildcard-in-arn.ts';
import { servicePrincipalUnknown } from '../../../../src/policies/rules/service-principal-unknown.ts';
import { trustAnyPrincipal } from '../../../../src/policies/rules/trust-any-principal.ts';

/** Messages that the rule has on a trust policy of one statement. */
async function messagesOn(
  rule: Rule,
  statement: { readonly [element: string]: Json },
): Promise<readonly string[]> {
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }],
  };
  const found = await runExample([rule], rule, { policy, type: 'trust' });
  return found.map(({ finding }) => finding.message);
}

function servicesIn(Service: Json): Promise<readonly string[]> {
  return messagesOn(servicePrincipalUnknown, { Principal: { Service } });
}

/** Ids of the two rules that speak of the subject. */
async function gitHubRulesOn(sub: string): Promise<readonly string[]> {
  const statement = {
    Principal: {
      Federated: 'arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com',
    },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': sub } },
  };
  const found = await Promise.all(
    [githubRepo, githubBranch].map(async (rule) => {
      const messages = await messagesOn(rule, statement);
      return messages.map(() => rule.id);
    }),
  );
  return found.flat();
}

describe('trust-any-principal', () => {
  const open = '"*" lets every AWS account in the world assume the role.';
  test.each<[string, Json, readonly string[]]>([
    ['an organization', { StringEquals: { 'aws:PrincipalOrgID': 'o-a' } }, []],
    [
      'a role, if there is one',
      { ArnLikeIfExists: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/x' } },
      [],
    ],
    ['any organization', { StringLike: { 'aws:PrincipalOrgID': '*' } }, [open]],
    [
      'an organization, or none at all',
      { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a' } },
      [open],
    ],
    ['all organizations but one', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a' } }, [open]],
    ['that there is an organization', { Null: { 'aws:PrincipalOrgID': 'false' } }, [open]],
    [
      'a tag, which the other account sets',
      { StringEquals: { 'aws:PrincipalTag/team': 'a' } },
      [open],
    ],
  ])('judges a condition on %s', async (_, Condition, messages) => {
    expect(await messagesOn(trustAnyPrincipal, { Principal: { AWS: '*' }, Condition })).toEqual(
      messages,
    );
  });
});

describe('service-principal-unknown', () => {
  test('says nothing of the services it knows, in any region', async () => {
    const [region = ''] = regions;
    const all = servicePrincipals.flatMap((name) => [
      `${name}.amazonaws.com`,
      `${name}.${region}.amazonaws.com`,
      `${name}.amazonaws.com.cn`,
    ]);
    expect(all.length).toBeGreaterThan(900);
    expect(servicePrincipals.filter((name) => !/^[a-z0-9.-]+$/.test(name))).toEqual([]);
    expect(await servicesIn(all)).toEqual([]);
  });

  test.each([
    [
      'lambda.amazonaws',
      '"lambda.amazonaws" does not end as service principals do, in amazonaws.com; did you mean lambda.amazonaws.com?',
    ],
    [
      'arn:aws:iam::444455556666:role/x',
      '"arn:aws:iam::444455556666:role/x" is no service: accounts, users and roles are of type AWS.',
    ],
    ['appliance', '"appliance" does not end as service principals do, in amazonaws.com.'],
    [
      'lamdba.eu-west-1.amazonaws.com',
      'AWS has no service principal "lamdba.eu-west-1.amazonaws.com"; did you mean lambda.eu-west-1.amazonaws.com?',
    ],
    [
      'EC2.amazonaws.com',
      '"EC2.amazonaws.com" is not in lower case, as service principals are; did you mean ec2.amazonaws.com?',
    ],
    [
      'ec2.amazon.com',
      'AWS has no service principal "ec2.amazon.com"; did you mean ec2.amazonaws.com?',
    ],
    [
      'stepfunctions.amazonaws.com',
      'AWS has no service principal "stepfunctions.amazonaws.com"; did you mean states.amazonaws.com?',
    ],
  ])('tells what %s was meant to be', async (service, message) => {
    expect(await servicesIn(service)).toEqual([message]);
  });

  test.each([
    'ec3.amazonaws.com',
    'inspector3.amazonaws.com',
    'alexa-appkit.amazon.com',
    '<SERVICE>',
  ])('does not guess at %s', async (service) => {
    expect(await servicesIn(service)).toEqual([]);
  });
});

describe('github-repo and github-branch', () => {
  test.each([
    ['*', ['github-repo']],
    ['repo:*', ['github-repo']],
    ['repo:octo-org*/app:ref:refs/heads/main', ['github-repo']],
    ['repo:octo-org/*', ['github-branch']],
    ['repo:octo-org/*:ref:refs/heads/main', ['github-branch']],
    ['repo:octo-org/app:*', ['github-branch']],
    ['repo:octo-org/app:ref:*', ['github-branch']],
    ['repo:octo-org/app:ref:refs/tags/v*', []],
    ['repo:octo-org/app:pull_request', []],
    ['repository_owner_id:12:repository_id:34:*', []],
  ])('%s', async (sub, rules) => {
    expect(await gitHubRulesOn(sub)).toEqual(rules);
  });
});

describe('federated-mismatch', () => {
  const oidc = 'arn:aws:iam::444455556666:oidc-provider/id.example.com';
  test.each<[string, Json, Json, number]>([
    ['a pattern that covers the action', { Federated: oidc }, 'sts:AssumeRole*', 0],
    ['the action in another letter case', { Federated: oidc }, 'STS:assumerolewithwebidentity', 0],
    ['tags only', { Federated: oidc }, 'sts:TagSession', 0],
    ['everybody, but no provider', { AWS: '*' }, 'sts:AssumeRoleWithWebIdentity', 1],
    [
      'a service that federates',
      { Service: 'ec2.amazonaws.com' },
      'sts:AssumeRoleWithWebIdentity',
      1,
    ],
    ['two idle actions', { Federated: oidc }, ['sts:AssumeRole', 'sts:AssumeRoleWithSAML'], 2],
  ])('%s', async (_, Principal, Action, count) => {
    expect(await messagesOn(federatedMismatch, { Principal, Action })).toHaveLength(count);
  });
});

describe('principal-value', () => {
  test.each([
    ['arn:aws:iam::444455556666', 'has too few fields for an ARN'],
    [
      'arn:aws:iam::444455556666:instance-profile/backup',
      'is an ARN of type instance-profile, which cannot be a principal of type AWS',
    ],
    ['arn:aws:iam:::role/backup', 'has no account of 12 digits'],
    [
      'arn:asw:iam::444455556666:root',
      'is of no partition of AWS; did you mean arn:aws:iam::444455556666:root?',
      '',
    ],
    [
      'arn:aws:iam:eu-west-1:444455556666:role/x',
      'has a region, which principals have not; did you mean arn:aws:iam::444455556666:role/x?',
      '',
    ],
    [
      'arn:aws:iam::444455556666:Roles/x',
      'is not the ARN of an account, user, role or session; did you mean arn:aws:iam::444455556666:role/x?',
      '',
    ],
    [
      'arn:aws:sts::444455556666:assumed-role/x',
      'is not the ARN of an account, user, role or session',
    ],
    [
      'ARN:aws:iam::444455556666:root',
      'is neither an account of 12 digits nor an ARN; did you mean arn:aws:iam::444455556666:root?',
      '',
    ],
    [
      ' 444455556666',
      'is neither an account of 12 digits nor an ARN; did you mean 444455556666?',
      '',
    ],
    ['ec2.amazonaws.com', 'is a service, not an account, user or role'],
  ])('%s %s', async (id, fault, end = '.') => {
    expect(await messagesOn(principalValue, { Principal: { AWS: id } })).toEqual([
      `"${id}" ${fault}${end}`,
    ]);
  });

  test.each(['AROAJQABLZS4A3QDU576Q', 'arn:aws:iam::ACCOUNT_ID:role/x', '*'])(
    'says nothing of %s',
    async (id) => {
      expect(await messagesOn(principalValue, { Principal: { AWS: id } })).toEqual([]);
    },
  );
});

describe('federated-format', () => {
  test.each([
    ['google', '; did you mean accounts.google.com?'],
    [
      'arn:aws:iam::444455556666:oidc-provider/https://id.example.com',
      '; did you mean arn:aws:iam::444455556666:oidc-provider/id.example.com?',
    ],
    ['https://accounts.google.com/', '; did you mean accounts.google.com?'],
    ['https://id.example.com', '.'],
    ['staff', '.'],
  ])('tells what %s was meant to be', async (provider, end) => {
    expect(await messagesOn(federatedFormat, { Principal: { Federated: provider } })).toEqual([
      `"${provider}" is neither the ARN of an identity provider nor a domain${end}`,
    ]);
  });
});

describe('principal-wildcard-in-arn', () => {
  test('says how a condition asks for the same', async () => {
    const found = await runExample([principalWildcardInArn], principalWildcardInArn, {
      policy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:sts::444455556666:assumed-role/backup/*' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
      type: 'trust',
    });
    expect(found.map(({ finding }) => finding.advice)).toEqual([
      'Name the account, {"AWS": "444455556666"}, and add the condition "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::444455556666:role/backup"}.',
    ]);
  });
});
