/** A quota that a deployment consumes: AWS's code, name and default, with the day and page the default was read. */
export interface QuotaRow {
  /** Our permanent id and the subject of findings. */
  readonly id: QuotaId;
  /** Service code and quota code of Service Quotas. */
  readonly service: 'vpc' | 'ec2' | 's3' | 'iam';
  readonly code: string;
  readonly name: string;
  readonly default: number;
  /** `account`: kept in us-east-1 (GovCloud: us-gov-west-1); `parent`: counted within a VPC or a role. */
  readonly scope: 'region' | 'account' | 'parent';
  readonly adjustable: boolean;
  /** Keys of iam:GetAccountSummary that hold usage and limit, for IAM's quotas. */
  readonly summary?: { readonly used: string; readonly limit: string };
  /** The error AWS answers when the quota is full, and the call that meets it. */
  readonly exceeded: {
    readonly service: string;
    readonly operation: string;
    readonly code: string;
    readonly message: string;
  };
  /** Day the default was read, ISO. */
  readonly asOf: string;
  readonly source: string;
}

export type QuotaId =
  | 'vpcs'
  | 'subnets-per-vpc'
  | 'internet-gateways'
  | 'elastic-ips'
  | 'security-groups'
  | 'standard-vcpus'
  | 'buckets'
  | 'roles'
  | 'policies'
  | 'instance-profiles';
