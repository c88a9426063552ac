import type { Plan } from '../../vocabulary/plan.ts';
import type { Backend } from '../backends/backend.ts';
import { guestOf } from '../cloud/guest/index.ts';
import { whyNotRegistered } from '../cloud/services/ssm/index.ts';
import type { Deployment } from '../stage.ts';
import { StageFailure } from '../stage.ts';

/** How stages reach the appliance that the embedded side plays, whoever runs its instance. */
export function guestAccess(
  { account }: Backend,
  plan: Plan,
): Pick<Deployment, 'appliance' | 'whyNoAgent'> {
  return {
    appliance: (instanceId) => {
      const guest = guestOf(account, plan.region, instanceId, plan.backupServerCidrs);
      if (guest) return guest;
      throw new StageFailure(instanceId, `Instance ${instanceId} has not started.`, 'Try again.');
    },
    whyNoAgent: (instanceId) => whyNotRegistered(account, plan.region, instanceId),
  };
}
