import type { Operations } from '../operation.ts';
import {
  decrypt,
  encrypt,
  generateDataKey,
  generateDataKeyWithoutPlaintext,
} from './kms/encrypt.ts';
import { createGrant } from './kms/grants.ts';
import {
  createAlias,
  createKey,
  describeKey,
  getKeyPolicy,
  listAliases,
  listKeys,
} from './kms/keys.ts';

export const operations = {
  ListKeys: listKeys,
  ListAliases: listAliases,
  DescribeKey: describeKey,
  CreateKey: createKey,
  CreateAlias: createAlias,
  CreateGrant: createGrant,
  GenerateDataKey: generateDataKey,
  GenerateDataKeyWithoutPlaintext: generateDataKeyWithoutPlaintext,
  Encrypt: encrypt,
  Decrypt: decrypt,
  GetKeyPolicy: getKeyPolicy,
} satisfies Operations;
