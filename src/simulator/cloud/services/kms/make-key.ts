import { randomBytes, randomUUID } from 'node:crypto';

import type { CreateKeyRequest } from '@aws-sdk/client-kms';

import type { CallContext } from '../../operation.ts';
import type { KmsKey } from '../kms-state.ts';
import { awsManagedPolicy, defaultPolicy } from './key-policy.ts';
import { kmsOf } from './region.ts';

/** A customer managed key, enabled. */
export function makeKey(input: CreateKeyRequest, context: CallContext): KmsKey {
  const tags = (input.Tags ?? []).map(
    ({ TagKey, TagValue }) => [TagKey ?? '', TagValue ?? ''] as const,
  );
  return store(
    {
      manager: 'CUSTOMER',
      description: input.Description ?? '',
      spec: input.KeySpec ?? 'SYMMETRIC_DEFAULT',
      usage: input.KeyUsage ?? 'ENCRYPT_DECRYPT',
      multiRegion: input.MultiRegion ?? false,
      policy: input.Policy ?? defaultPolicy(context),
      tags: new Map(tags),
    },
    context,
  );
}

/** `alias` is that of the service's key, `alias/aws/ebs`. */
export function makeAwsManagedKey(alias: string, context: CallContext): KmsKey {
  const service = alias.slice('alias/aws/'.length);
  return store(
    {
      manager: 'AWS',
      description: `Default key that protects my ${service.toUpperCase()} data when no other key is defined`,
      spec: 'SYMMETRIC_DEFAULT',
      usage: 'ENCRYPT_DECRYPT',
      multiRegion: false,
      policy: awsManagedPolicy(service, context),
      tags: new Map(),
    },
    context,
  );
}

function store(
  made: Omit<KmsKey, 'id' | 'arn' | 'createdAt' | 'material' | 'enabled'>,
  context: CallContext,
): KmsKey {
  const { account, region } = context;
  const id = made.multiRegion ? `mrk-${randomUUID().replaceAll('-', '')}` : randomUUID();
  const key: KmsKey = {
    ...made,
    id,
    arn: `arn:${account.partition}:kms:${region}:${account.id}:key/${id}`,
    createdAt: account.clock.now(),
    material: randomBytes(32),
    enabled: true,
  };
  kmsOf(context).keys.set(id, key);
  return key;
}
