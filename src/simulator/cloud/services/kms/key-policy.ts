import type { CallContext } from '../../operation.ts';

/**
 * What CreateKey writes where the request brings no policy: the account decides by its IAM policies.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function defaultPolicy({ account }: CallContext): string {
  return write('key-default-1', [
    {
      Sid: 'Enable IAM User Permissions',
      Effect: 'Allow',
      Principal: { AWS: `arn:${account.partition}:iam::${account.id}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  ]);
}

/**
 * Everybody in the account may use the key through the service, nobody may manage it.
 * Source: https://docs.aws.amazon.com/ebs/latest/userguide/how-ebs-encryption-works.html, and kms:GetKeyPolicy of such a key
 */
export function awsManagedPolicy(service: string, { account, region }: CallContext): string {
  const via = service === 'ebs' ? 'ec2' : service;
  return write(`auto-${service}-2`, [
    {
      Sid: `Allow access through ${service.toUpperCase()} for all principals in the account that are authorized to use ${service.toUpperCase()}`,
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: [
        'kms:Encrypt',
        'kms:Decrypt',
        'kms:ReEncrypt*',
        'kms:GenerateDataKey*',
        'kms:CreateGrant',
        'kms:DescribeKey',
      ],
      Resource: '*',
      Condition: {
        StringEquals: {
          'kms:CallerAccount': account.id,
          'kms:ViaService': `${via}.${region}.amazonaws.com`,
        },
      },
    },
    {
      Sid: 'Allow direct access to key metadata to the account',
      Effect: 'Allow',
      Principal: { AWS: `arn:${account.partition}:iam::${account.id}:root` },
      Action: ['kms:Describe*', 'kms:Get*', 'kms:List*', 'kms:RevokeGrant'],
      Resource: '*',
    },
  ]);
}

function write(Id: string, Statement: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Id, Statement }, undefined, 2);
}
