import type { Choice, ConnectionType, Plan } from '../vocabulary/plan.ts';
import { formatCidr, parseCidr } from './cidr.ts';
import { defaultPlan } from './default-plan.ts';

/** A plan as it is written in a file, after docs/schema/plan.schema.json. What is left out is as in the default plan. */
export interface PlanFile {
  readonly $schema?: string;
  readonly productVersion?: string | number;
  readonly region?: string;
  readonly name?: string;
  readonly description?: string;
  readonly instanceType?: string;
  readonly connection?: ConnectionType;
  /** `new`, or the id of what exists. */
  readonly elasticIp?: string;
  readonly vpc?: string;
  readonly subnet?: string;
  readonly securityGroup?: string;
  readonly backupServerCidrs?: readonly string[];
  readonly keyPair?: string | { readonly create: string };
  readonly administrator?: string;
  readonly network?: { readonly vpcCidr?: string; readonly subnetCidr?: string };
  readonly snapshotsRole?: boolean;
}

/** The plan that a file describes. The file keeps to the schema and to `planRules`. */
export function toPlan(file: PlanFile): Plan {
  const {
    $schema: _editor,
    productVersion,
    elasticIp,
    vpc,
    subnet,
    securityGroup,
    backupServerCidrs,
    keyPair,
    network,
    ...same
  } = file;
  const standard = defaultPlan();
  return {
    ...standard,
    ...same,
    productVersion: String(productVersion ?? standard.productVersion),
    elasticIp: choice(elasticIp),
    vpc: choice(vpc),
    subnet: choice(subnet),
    securityGroup: choice(securityGroup),
    backupServerCidrs: (backupServerCidrs ?? standard.backupServerCidrs).map(canonical),
    keyPair: typeof keyPair === 'string' ? { existing: keyPair } : (keyPair ?? standard.keyPair),
    network: {
      vpcCidr: canonical(network?.vpcCidr ?? standard.network.vpcCidr),
      subnetCidr: canonical(network?.subnetCidr ?? standard.network.subnetCidr),
    },
  };
}

function choice(written: string | undefined): Choice {
  return written === undefined || written === 'new' ? { create: true } : { existing: written };
}

function canonical(text: string): string {
  const cidr = parseCidr(text);
  return cidr === undefined ? text : formatCidr(cidr);
}
