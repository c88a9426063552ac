/** An existing thing by its id, or one to be created. */
export type Choice = { readonly existing: string } | { readonly create: true };

export type ConnectionType = 'public-dynamic' | 'public-static' | 'private';

/**
 * What is to be deployed: the choices of the product's wizard.
 * Source: https://helpcenter.veeam.com/docs/vbaws/guide/deploying_appliances.html
 */
export interface Plan {
  /** Version of Veeam Backup for AWS, a directory of the catalogue: `10`. */
  readonly productVersion: string;
  readonly region: string;
  readonly name: string;
  readonly description?: string;
  readonly instanceType: string;
  readonly connection: ConnectionType;
  /** Only with connection `public-static`. */
  readonly elasticIp: Choice;
  readonly vpc: Choice;
  readonly subnet: Choice;
  readonly securityGroup: Choice;
  /** IPv4 ranges, CIDR notation, from which the backup server reaches the appliance. */
  readonly backupServerCidrs: readonly string[];
  /** Name of a key pair of the region, or of one to be created. */
  readonly keyPair: { readonly existing: string } | { readonly create: string };
  /** Name of the administrator made on the appliance; the password never enters the plan. */
  readonly administrator: string;
  /** Ranges of the network to be created, CIDR notation. */
  readonly network: { readonly vpcCidr: string; readonly subnetCidr: string };
  /** Also make and check the role that Data Lifecycle Manager assumes (the owner's brief, not the version 10 docs). */
  readonly snapshotsRole: boolean;
}
