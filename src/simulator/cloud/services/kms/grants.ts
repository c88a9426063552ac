import { randomBytes } from 'node:crypto';

import type { CreateGrantRequest, CreateGrantResponse } from '@aws-sdk/client-kms';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { requireNoDryRun } from './dry-run.ts';
import { findUsableKey } from './find-key.ts';
import { kmsOf } from './region.ts';

/** Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html */
export function createGrant(input: CreateGrantRequest, context: CallContext): CreateGrantResponse {
  const key = findUsableKey(input.KeyId, context);
  const grantee = input.GranteePrincipal ?? '';
  if (!isPrincipal(grantee)) {
    throw new AwsError('InvalidArnException', 'ARN does not refer to a valid principal');
  }
  const operations = input.Operations ?? [];
  if (operations.length === 0) {
    throw new AwsError(
      'ValidationException',
      "1 validation error detected: Value null at 'operations' failed to satisfy constraint: Member must not be null",
    );
  }
  requireNoDryRun(input.DryRun);
  const id = randomBytes(32).toString('hex');
  kmsOf(context).grants.push({ id, keyId: key.id, grantee, operations });
  return { GrantId: id, GrantToken: randomBytes(96).toString('base64') };
}

function isPrincipal(text: string): boolean {
  return /^arn:[a-z-]+:(iam|sts)::\d{12}:(root|user\/.+|role\/.+|assumed-role\/.+|federated-user\/.+)$/.test(
    text,
  );
}
