import type { AccountState } from '../../account.ts';
import { viewInstance, type InstanceView } from '../../guest/instance-view.ts';
import { whyNoInternet } from '../../guest/internet.ts';
import { bootTimes, type Machine } from '../../guest/machine.ts';
import type { Image } from '../ec2/image-catalogue.ts';
import { whyRoleMayNot, whyRoleNotAssumed } from './agent-role.ts';

/** Why the agent of the instance cannot register now, in a sentence without a full stop; undefined where it can. */
export function whyAgentCannotRegister(
  account: AccountState,
  region: string,
  instanceId: string,
  machine: Machine | undefined,
): string | undefined {
  const view = viewInstance(account, region, instanceId);
  if (!view) return `instance ${instanceId} does not exist in ${region}`;
  if (view.bootedAt === undefined) return `instance ${instanceId} is ${view.instance.state}`;
  const image = view.ec2.images.get(view.instance.imageId);
  if (!hasAgent(image))
    return `image ${view.instance.imageId} is not Canonical's Ubuntu 22.04, which brings the SSM agent`;
  return (
    whyProfileDoesNotDo(account, view) ??
    endpointsOutOfReach(view) ??
    notYet(view.bootedAt, account.clock.now()) ??
    machine?.failNext?.('register-agent')
  );
}

/**
 * Canonical's images of Ubuntu Server 22.04 carry the agent as a snap. Others do too, but the machine here is a 22.04.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/ami-preinstalled-agent.html
 */
function hasAgent(image: Image | undefined): boolean {
  return image?.name.includes('ubuntu-jammy-22.04-') ?? false;
}

function whyProfileDoesNotDo(
  account: AccountState,
  { ec2, instance }: InstanceView,
): string | undefined {
  const { profile } = instance;
  if (!profile) return `instance ${instance.id} has no instance profile`;
  const [roleName] = account.iam.instanceProfiles.get(profile.profileName)?.roles ?? [];
  const role = roleName === undefined ? undefined : account.iam.roles.get(roleName);
  return role
    ? (whyRoleNotAssumed(role) ??
        whyRoleMayNot(account, role, { region: ec2.region, instanceId: instance.id }))
    : `instance profile ${profile.profileName} holds no role`;
}

function endpointsOutOfReach(view: InstanceView): string | undefined {
  const why = whyNoInternet(view);
  return why && `the endpoints of Systems Manager cannot be reached: ${why}`;
}

function notYet(bootedAt: number, now: number): string | undefined {
  return now < bootedAt + bootTimes.agent ? 'the instance is still starting' : undefined;
}
