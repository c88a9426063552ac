import type { ServiceName } from '../../vocabulary/connection.ts';
import { rowsOf, type Rows } from './row.ts';

const reference = 'https://docs.aws.amazon.com/service-authorization/latest/reference/';

/** A row that knows no resources: the action on everything. */
function probe(page: string, action: string): Rows {
  const operation = action.slice(action.indexOf(':') + 1);
  return rowsOf(`${reference}${page}.html`, { [operation]: () => [{ action, resource: '*' }] });
}

/**
 * Services of which only the call is made that proves that they answer. The page of AWS Config gives its action a
 * resource type, but the call names no recorder, so a policy must allow it on everything.
 */
export const probeRows: Readonly<
  Record<
    Extract<
      ServiceName,
      | 'cloudtrail'
      | 'config-service'
      | 'dlm'
      | 'notifications'
      | 'resource-explorer-2'
      | 'sso-admin'
    >,
    Rows
  >
> = {
  cloudtrail: probe('list_awscloudtrail', 'cloudtrail:DescribeTrails'),
  'config-service': probe('list_awsconfig', 'config:DescribeConfigurationRecorders'),
  dlm: probe('list_amazondatalifecyclemanager', 'dlm:GetLifecyclePolicies'),
  notifications: probe('list_awsusernotifications', 'notifications:ListNotificationHubs'),
  'resource-explorer-2': probe('list_awsresourceexplorer', 'resource-explorer-2:ListIndexes'),
  'sso-admin': probe('list_awsiamidentitycenter', 'sso:ListInstances'),
};
