import { expect, test } from 'vitest';

import { serviceOf } from '../../../../src/policies/catalogue/aws/index.ts';
import { permissionOfOperation } from '../../../../src/policies/lint/suggest/permission-of-operation.ts';

async function isAction(name: string): Promise<boolean> {
  const [prefix = '', action = ''] = name.split(':');
  return (await serviceOf(prefix))?.actions.get(action)?.name === name;
}

test.each([
  ['s3:ListBuckets', 's3:ListAllMyBuckets'],
  ['S3:headobject', 's3:GetObject'],
  ['s3:DeleteBucketCors', 's3:PutBucketCORS'],
  ['s3:ListBucketInventoryConfigurations', 's3:GetInventoryConfiguration'],
  ['s3:DeleteBucketIntelligentTieringConfiguration', 's3:PutIntelligentTieringConfiguration'],
  ['s3:ListDirectoryBuckets', 's3express:ListAllMyDirectoryBuckets'],
  ['dynamodb:TransactGetItems', 'dynamodb:GetItem'],
  ['lambda:Invoke', 'lambda:InvokeFunction'],
  ['sns:PublishBatch', 'sns:Publish'],
])(
  '%s is allowed by %s, which is an action where the operation is none',
  async (operation, permission) => {
    expect(permissionOfOperation(operation)).toBe(permission);
    expect(await isAction(permission)).toBe(true);
    expect(await isAction(operation)).toBe(false);
  },
);

test('an operation that has its permission’s name has none besides', () => {
  expect(permissionOfOperation('s3:GetObject')).toBeUndefined();
});
