import type { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { ConfigServiceClient } from '@aws-sdk/client-config-service';
import type { DLMClient } from '@aws-sdk/client-dlm';
import type { EC2Client } from '@aws-sdk/client-ec2';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { KMSClient } from '@aws-sdk/client-kms';
import type { ResourceExplorer2Client } from '@aws-sdk/client-resource-explorer-2';
import type { S3Client } from '@aws-sdk/client-s3';
import type { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { SSOAdminClient } from '@aws-sdk/client-sso-admin';
import type { STSClient } from '@aws-sdk/client-sts';

/** The SDK client of each service; `notifications` has none on npm and is called by hand (see notifications.ts). */
export interface ClientTypes {
  readonly cloudtrail: CloudTrailClient;
  readonly cloudwatch: CloudWatchClient;
  readonly 'config-service': ConfigServiceClient;
  readonly dlm: DLMClient;
  readonly ec2: EC2Client;
  readonly iam: IAMClient;
  readonly kms: KMSClient;
  readonly 'resource-explorer-2': ResourceExplorer2Client;
  readonly s3: S3Client;
  readonly 'service-quotas': ServiceQuotasClient;
  readonly ssm: SSMClient;
  readonly 'sso-admin': SSOAdminClient;
  readonly sts: STSClient;
}

/**
 * SDK clients of a connection, made when first asked for and kept. The client's package is imported then too, so a run
 * pays only for the services it calls.
 */
export interface Clients {
  /** `region` defaults to the connection's. */
  readonly get: <S extends keyof ClientTypes>(
    service: S,
    region?: string,
  ) => Promise<ClientTypes[S]>;
  /** Releases sockets. */
  readonly destroy: () => void;
}
