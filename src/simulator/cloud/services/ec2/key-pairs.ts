import type {
  CreateKeyPairRequest,
  DeleteKeyPairRequest,
  DeleteKeyPairResult,
  DescribeKeyPairsRequest,
  DescribeKeyPairsResult,
  KeyPair as CreatedKeyPair,
  KeyPairInfo,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { invalidValue, notSimulated, required } from './errors.ts';
import { select, type FilterTable } from './filters.ts';
import { newId } from './ids.ts';
import { newKeyMaterial } from './key-material.ts';
import { notFound } from './lookup.ts';
import { ec2State } from './region-state.ts';
import type { Ec2State, KeyPair } from './state.ts';
import { putTags, specifiedTags, tagList } from './tags.ts';

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateKeyPair.html */
export function createKeyPair(input: CreateKeyPairRequest, context: CallContext): CreatedKeyPair {
  const state = ec2State(context);
  const name = checkedName(required(input.KeyName, 'keyName'));
  const type = checkedType(input);
  const tags = specifiedTags(input.TagSpecifications, 'key-pair');
  if (state.keyPairs.has(name)) {
    throw new AwsError('InvalidKeyPair.Duplicate', 'The keypair already exists');
  }
  const { privateKey, publicKey, fingerprint } = newKeyMaterial(type, name);
  const id = newId(state, 'key');
  const createdAt = context.account.clock.now();
  state.keyPairs.set(name, { id, name, type, fingerprint, publicKey, createdAt });
  putTags(state, id, tags);
  return {
    KeyName: name,
    KeyPairId: id,
    KeyFingerprint: fingerprint,
    KeyMaterial: privateKey,
    Tags: tagList(state, id),
  };
}

/** Succeeds for a name that no pair has, but not for an id. */
export function deleteKeyPair(
  { KeyName, KeyPairId }: DeleteKeyPairRequest,
  context: CallContext,
): DeleteKeyPairResult {
  const state = ec2State(context);
  if (!KeyName && !KeyPairId) {
    throw new AwsError(
      'MissingParameter',
      'The request must contain the parameter keyName or keyPairId',
    );
  }
  const pair = KeyPairId ? pairOfId(state, KeyPairId) : state.keyPairs.get(KeyName ?? '');
  if (!pair) return { Return: true };
  state.keyPairs.delete(pair.name);
  state.tags.delete(pair.id);
  return { Return: true, KeyPairId: pair.id };
}

export function describeKeyPairs(
  input: DescribeKeyPairsRequest,
  context: CallContext,
): DescribeKeyPairsResult {
  const state = ec2State(context);
  const { KeyNames: names, KeyPairIds: ids } = input;
  const chosen = [
    ...(names ?? []).map((name) => pairOfName(state, name)),
    ...(ids ?? []).map((id) => pairOfId(state, id)),
  ];
  const wanted = names?.length || ids?.length ? [...new Set(chosen)] : [...state.keyPairs.values()];
  const found = select(wanted, input.Filters, keyFilters, ({ id }) => state.tags.get(id));
  return { KeyPairs: found.map((pair) => keyInfo(pair, state, input.IncludePublicKey === true)) };
}

const keyFilters: FilterTable<KeyPair> = {
  'key-pair-id': ({ id }) => id,
  fingerprint: ({ fingerprint }) => fingerprint,
  'key-name': ({ name }) => name,
};

/** The pair of a name; throws AWS's error if there is none. */
export function pairOfName({ keyPairs }: Ec2State, name: string): KeyPair {
  const pair = keyPairs.get(name);
  if (pair) return pair;
  throw new AwsError('InvalidKeyPair.NotFound', `The key pair '${name}' does not exist`);
}

function pairOfId({ keyPairs }: Ec2State, id: string): KeyPair {
  const pair = [...keyPairs.values()].find((one) => one.id === id);
  if (!pair) throw notFound('keyPairId', id);
  return pair;
}

function checkedName(name: string): string {
  if (name.length > 255 || name !== name.trim() || !/^[\x20-\x7e]+$/.test(name)) {
    throw invalidValue(
      name,
      'KeyName',
      'Up to 255 ASCII characters, without leading or trailing spaces.',
    );
  }
  return name;
}

function checkedType({
  KeyType = 'rsa',
  KeyFormat = 'pem',
}: CreateKeyPairRequest): KeyPair['type'] {
  if (KeyFormat === 'ppk') throw notSimulated('key pairs in the PPK format');
  if (KeyFormat !== 'pem') throw invalidValue(KeyFormat, 'KeyFormat', 'Valid values: pem, ppk.');
  if (KeyType !== 'rsa' && KeyType !== 'ed25519') {
    throw invalidValue(KeyType, 'KeyType', 'Valid values: rsa, ed25519.');
  }
  return KeyType;
}

function keyInfo(pair: KeyPair, state: Ec2State, withPublicKey: boolean): KeyPairInfo {
  return {
    KeyName: pair.name,
    KeyPairId: pair.id,
    KeyType: pair.type,
    KeyFingerprint: pair.fingerprint,
    CreateTime: new Date(pair.createdAt),
    ...(withPublicKey ? { PublicKey: pair.publicKey } : {}),
    Tags: tagList(state, pair.id),
  };
}
