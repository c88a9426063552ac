import type { Clients } from '../aws/clients.ts';
import type { PlannedNames } from '../policies/catalogue/veeam/names.ts';
import type { Product } from '../policies/catalogue/veeam/product.ts';
import type { Plan } from '../vocabulary/plan.ts';
import type { Clock } from './clock.ts';
import type { Guest } from './cloud/guest/index.ts';
import type { Ledger } from './ledger.ts';

/** Ids that AWS gave to what the stages made or found; a stage may count on those of the stages before it. */
export interface Found {
  accountId?: string;
  vpcId?: string;
  internetGatewayId?: string;
  subnetId?: string;
  securityGroupId?: string;
  allocationId?: string;
  keyName?: string;
  image?: { readonly id: string; readonly rootDevice: string };
  impersonationRoleArn?: string;
  instanceId?: string;
  networkInterfaceId?: string;
  volumeIds?: readonly string[];
  snapshotIds?: readonly string[];
  /** Packages that an update waits for. */
  updates?: readonly string[];
  /** Policies that the impersonation role holds only until the installation is over. */
  temporaryPolicyArns?: readonly string[];
}

/** All that a stage may use. Every AWS call goes through `clients`, and so through the guard. */
export interface Deployment {
  readonly plan: Plan;
  readonly names: PlannedNames;
  readonly product: Product;
  readonly partition: string;
  readonly clients: Clients;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly found: Found;
  /** The appliance's own HTTPS interface, as the backup server reaches it. */
  readonly appliance: (instanceId: string) => Guest;
  /** Address with which the instance reads an object that the deployer may read. */
  readonly presign: (bucket: string, key: string) => Promise<string>;
  /** Why the instance's agent is not registered with Systems Manager, if it is known. */
  readonly whyNoAgent: (instanceId: string) => string | undefined;
}

/** One step of the deployment; it really calls AWS through SDK clients. Ids and titles: veeam/10/deployment.json. */
export interface Stage {
  readonly id: string;
  readonly title: string;
  /** Why the plan does not need the stage; undefined: it does. */
  readonly notNeeded?: (plan: Plan) => string | undefined;
  readonly run: (deployment: Deployment, signal: AbortSignal) => Promise<void>;
}

/** The deployment would stop here although AWS answered: the product's own rule, the guest, a wait without end. */
export class StageFailure extends Error {
  override readonly name = 'StageFailure';
  readonly subject: string;
  readonly mend: string;

  constructor(subject: string, message: string, mend: string, options?: ErrorOptions) {
    super(message, options);
    this.subject = subject;
    this.mend = mend;
  }
}

/** The same, but whether it would stop hangs on what nobody knows beforehand: the stage is `unknown`, not failed. */
export class UndecidedStage extends StageFailure {}

/** An id that an earlier stage must have found; that it did not is a fault of this tool. */
export function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is not known yet: the stages are out of order`);
  return value;
}
