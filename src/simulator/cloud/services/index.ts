import type { ServiceName } from '../../../vocabulary/connection.ts';
import type { Learners } from '../learn.ts';
import type { Operations } from '../operation.ts';

/** What the module of a service exports. */
export interface ServiceModule {
  readonly operations: Operations;
  readonly learners?: Learners;
}

/** The services of the embedded cloud; a module is imported when its service is first called. */
export const serviceModules: Readonly<Record<ServiceName, () => Promise<ServiceModule>>> = {
  cloudtrail: () => import('./probes/cloudtrail.ts'),
  cloudwatch: () => import('./cloudwatch.ts'),
  'config-service': () => import('./probes/config-service.ts'),
  dlm: () => import('./probes/dlm.ts'),
  ec2: () => import('./ec2/index.ts'),
  iam: () => import('./iam/index.ts'),
  kms: () => import('./kms.ts'),
  notifications: () => import('./probes/notifications.ts'),
  'resource-explorer-2': () => import('./probes/resource-explorer-2.ts'),
  s3: () => import('./s3.ts'),
  'service-quotas': () => import('./service-quotas.ts'),
  ssm: () => import('./ssm/index.ts'),
  'sso-admin': () => import('./probes/sso-admin.ts'),
  sts: () => import('./sts.ts'),
};
