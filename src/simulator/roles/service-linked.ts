import {
  CreateServiceLinkedRoleCommand,
  DeleteRoleCommand,
  GetRoleCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';

import type { Deployment } from '../stage.ts';
import { isAwsError } from '../wait.ts';

/**
 * Which service-linked role the deployment makes is not documented; alarm actions on EC2 need this one.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-service-linked-roles.html
 */
const service = 'events.amazonaws.com';
const usualName = 'AWSServiceRoleForCloudWatchEvents';

/** Makes the service-linked role for alarm actions where the account has none. */
export async function ensureAlarmRole(
  iam: IAMClient,
  { ledger }: Deployment,
  signal: AbortSignal,
): Promise<void> {
  const options = { abortSignal: signal };
  try {
    await iam.send(new GetRoleCommand({ RoleName: usualName }), options);
    return;
  } catch (error) {
    if (!isAwsError(error, 'NoSuchEntityException', 'NoSuchEntity')) throw error;
  }
  const { Role } = await iam.send(
    new CreateServiceLinkedRoleCommand({ AWSServiceName: service }),
    options,
  );
  const RoleName = Role?.RoleName ?? usualName;
  ledger.created({
    ref: { type: 'AWS::IAM::ServiceLinkedRole', id: RoleName },
    keepsBecause: 'no documented permission set holds iam:DeleteServiceLinkedRole',
    sweep: async (unguarded, stop) => {
      const client = await unguarded.get('iam');
      await client.send(new DeleteRoleCommand({ RoleName }), { abortSignal: stop });
    },
  });
}
