import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  DeleteInstanceProfileCommand,
  GetInstanceProfileCommand,
  ListInstanceProfilesForRoleCommand,
  RemoveRoleFromInstanceProfileCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';

import { StageFailure, type Deployment } from '../stage.ts';
import { waitFor } from '../wait.ts';

/** Puts a role into an instance profile, unless it is in one already, and waits until the profile shows it. */
export async function ensureInstanceProfile(
  iam: IAMClient,
  deployment: Deployment,
  profile: { readonly name: string; readonly role: string },
  signal: AbortSignal,
): Promise<void> {
  const options = { abortSignal: signal };
  const { name: InstanceProfileName, role: RoleName } = profile;
  const listed = await iam.send(new ListInstanceProfilesForRoleCommand({ RoleName }), options);
  if (listed.InstanceProfiles?.some((one) => one.InstanceProfileName === InstanceProfileName))
    return;

  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName }), options);
  deployment.ledger.created({
    ref: { type: 'AWS::IAM::InstanceProfile', id: InstanceProfileName },
    remove: async (clients, stop) => {
      const client = await clients.get('iam');
      await client.send(new DeleteInstanceProfileCommand({ InstanceProfileName }), {
        abortSignal: stop,
      });
    },
  });
  const membership = { InstanceProfileName, RoleName };
  await iam.send(new AddRoleToInstanceProfileCommand(membership), options);
  deployment.ledger.created({
    ref: { type: 'AWS::IAM::InstanceProfileRole', id: `${InstanceProfileName}|${RoleName}` },
    remove: async (clients, stop) => {
      const client = await clients.get('iam');
      await client.send(new RemoveRoleFromInstanceProfileCommand(membership), {
        abortSignal: stop,
      });
    },
  });
  const seen = await waitFor(deployment.clock, { every: 2000, limit: 60_000 }, signal, async () => {
    const { InstanceProfile } = await iam.send(
      new GetInstanceProfileCommand({ InstanceProfileName }),
      options,
    );
    return InstanceProfile?.Roles?.find((role) => role.RoleName === RoleName);
  });
  if (!seen) {
    throw new StageFailure(
      InstanceProfileName,
      `Instance profile ${InstanceProfileName} does not show role ${RoleName}.`,
      'Try again: new IAM objects take seconds to be seen everywhere.',
    );
  }
}
