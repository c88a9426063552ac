import { accountOf } from './arn.ts';
import { rowsOf, type Need, type Rows, type Scope, type Tag } from './row.ts';

const page =
  'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html';

interface AssumeRoleInput {
  readonly RoleArn?: string;
  readonly RoleSessionName?: string;
  readonly ExternalId?: string;
  readonly SourceIdentity?: string;
  readonly Tags?: readonly Tag[];
  readonly TransitiveTagKeys?: readonly string[];
}

export const stsRows: Rows = rowsOf(page, {
  // "No permissions are required to perform this operation", and a Deny does not stop it.
  GetCallerIdentity: {
    needs: () => [],
    also: ['https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html'],
  },
  DecodeAuthorizationMessage: () => [{ action: 'sts:DecodeAuthorizationMessage', resource: '*' }],
  AssumeRole: {
    needs: (input: AssumeRoleInput, scope) => assumeRole(input, scope),
    also: [
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html',
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html',
    ],
  },
});

/** Session tags and a source identity ask for an action of their own. */
function assumeRole(input: AssumeRoleInput, scope: Scope): readonly Need[] {
  const { RoleArn = '*', ExternalId, RoleSessionName, SourceIdentity, Tags = [] } = input;
  const need = (action: string): Need => ({
    action: `sts:${action}`,
    resource: RoleArn,
    type: 'role',
    owner: ownerOf(RoleArn, scope),
    tags: Tags,
    keys: {
      'sts:ExternalId': ExternalId ?? null,
      'sts:RoleSessionName': RoleSessionName,
      'sts:SourceIdentity': SourceIdentity ?? null,
      'sts:TransitiveTagKeys': input.TransitiveTagKeys ?? null,
    },
  });
  return [
    need('AssumeRole'),
    ...(Tags.length > 0 ? [need('TagSession')] : []),
    ...(SourceIdentity === undefined ? [] : [need('SetSourceIdentity')]),
  ];
}

function ownerOf(roleArn: string, { view }: Scope): string {
  return accountOf(roleArn) || view.accountId;
}
