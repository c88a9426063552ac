import { accountOf, regionalArn } from './arn.ts';
import { rowsOf, type KeyValue, type Need, type Rows, type Scope } from './row.ts';

const page =
  'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html';

interface KeyInput {
  readonly KeyId?: string;
  readonly EncryptionContext?: Readonly<Record<string, string>>;
}

/** The key's own policy bears on each of these besides the caller's: https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html */
export const kmsRows: Rows = rowsOf(page, {
  Decrypt: onKey,
  DescribeKey: onKey,
  Encrypt: onKey,
  GenerateDataKeyWithoutPlaintext: onKey,
  ListAliases: onAnything,
  ListKeys: onAnything,
});

function onAnything(_input: object, { call }: Scope): readonly Need[] {
  return [{ action: `kms:${call.operation}`, resource: '*' }];
}

/** An alias hides its key: it may be any, and kms:RequestAlias is known instead. */
function onKey({ KeyId, EncryptionContext = {} }: KeyInput, scope: Scope): readonly Need[] {
  const alias = aliasOf(KeyId);
  const resource = keyArn(KeyId, alias, scope);
  const why = alias
    ? `which key ${alias} stands for is not known`
    : 'which key it is about is not known';
  const pairs = Object.entries(EncryptionContext);
  return [
    {
      action: `kms:${scope.call.operation}`,
      resource,
      type: 'key',
      ...(resource.endsWith(':key/*') ? { open: { why } } : {}),
      owner: accountOf(resource),
      keys: {
        'kms:CallerAccount': scope.view.accountId,
        'kms:RequestAlias': alias ?? null,
        'kms:ViaService': null,
        'kms:EncryptionContextKeys': pairs.length === 0 ? null : pairs.map(([key]) => key),
        ...Object.fromEntries(
          pairs.map(([key, value]): [string, KeyValue] => [`kms:EncryptionContext:${key}`, value]),
        ),
      },
    },
  ];
}

function aliasOf(keyId: string | undefined): string | undefined {
  const alias = keyId?.slice(keyId.lastIndexOf(':') + 1);
  return alias?.startsWith('alias/') ? alias : undefined;
}

function keyArn(keyId: string | undefined, alias: string | undefined, scope: Scope): string {
  if (keyId === undefined) return regionalArn(scope, 'kms', 'key/*');
  if (alias !== undefined) {
    return keyId.startsWith('arn:')
      ? keyId.replace(/:alias\/.*$/, ':key/*')
      : regionalArn(scope, 'kms', 'key/*');
  }
  return keyId.startsWith('arn:') ? keyId : regionalArn(scope, 'kms', `key/${keyId}`);
}
