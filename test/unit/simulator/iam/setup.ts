import type { AccountState } from '../../../../src/simulator/cloud/account.ts';
import { AwsError } from '../../../../src/simulator/cloud/aws-error.ts';
import type { CallContext } from '../../../../src/simulator/cloud/operation.ts';
import { operations } from '../../../../src/simulator/cloud/services/iam/index.ts';
import { accountId, callTo, emptyAccount } from '../../../fixtures/embedded-cloud/account.ts';

/** An empty account and the way to call it. */
export function setUp(): { account: AccountState; context: CallContext } {
  const account = emptyAccount();
  return { account, context: callTo(account) };
}

export const iam = operations;

export const policyArn = (name: string) => `arn:aws:iam::${accountId}:policy/${name}`;
export const roleArn = (name: string) => `arn:aws:iam::${accountId}:role/${name}`;
export const userArn = (name: string) => `arn:aws:iam::${accountId}:user/${name}`;

export interface StatementText {
  readonly Sid?: string;
  readonly Effect?: string;
  readonly Principal?: unknown;
  readonly Action?: unknown;
  readonly Resource?: unknown;
  readonly Condition?: unknown;
}

/** A document of one Allow on everything, or of what is given. */
export function policy(...statements: readonly StatementText[]): string {
  const Statement = statements.length === 0 ? [allow('s3:GetObject')] : statements;
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

export function allow(
  Action: string | readonly string[],
  Resource: string | readonly string[] = '*',
) {
  return { Effect: 'Allow', Action, Resource };
}

export function deny(
  Action: string | readonly string[],
  Resource: string | readonly string[] = '*',
) {
  return { Effect: 'Deny', Action, Resource };
}

export function trust(
  Principal: unknown = { Service: 'ec2.amazonaws.com' },
  more: object = {},
): string {
  return policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...more });
}

/** Error of AWS that the call ends in: code, message, HTTP status. */
export function refusal(call: () => unknown): Pick<AwsError, 'code' | 'message' | 'status'> {
  try {
    call();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { code: error.code, message: error.message, status: error.status };
  }
  throw new Error('the call succeeded');
}

/** Makes a role that EC2 may assume. */
export function makeRole(context: CallContext, RoleName: string, document = trust()): void {
  iam.CreateRole({ RoleName, AssumeRolePolicyDocument: document }, context);
}

/** Makes a managed policy and returns its ARN. */
export function makePolicy(context: CallContext, PolicyName: string, document = policy()): string {
  return iam.CreatePolicy({ PolicyName, PolicyDocument: document }, context).Policy?.Arn ?? '';
}

/** DeleteConflict with that message. */
export function conflict(message: string) {
  return { code: 'DeleteConflict', message, status: 409 };
}

/** A document of that many characters, white space apart, with a lot of white space. */
export function policyOfSize(size: number): string {
  const bare = policy({ Sid: '', ...allow('s3:*') });
  const filled = bare.replace('"Sid":""', `"Sid":"${'x'.repeat(size - bare.length)}"`);
  return JSON.stringify(JSON.parse(filled), null, 8);
}
