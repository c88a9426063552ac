import type { ServiceName } from '../../../vocabulary/connection.ts';
import type { ServiceModel } from './model.ts';

/**
 * The wire model of a service; read when first asked for, then kept. That of `notifications`, which has no SDK client
 * on npm, is written by hand after
 * https://docs.aws.amazon.com/notifications/latest/APIReference/API_ListNotificationHubs.html
 */
export function loadModel(service: ServiceName): Promise<ServiceModel> {
  let model = loaded.get(service);
  if (!model) {
    model = read[service]().then((file) => checked(service, file.default));
    loaded.set(service, model);
  }
  return model;
}

function checked(service: ServiceName, file: object): ServiceModel {
  if (isModelOf(service, file)) return file;
  throw new TypeError(`The model of ${service} is no model.`);
}

/** JSON has no literal types; that the rest of the file is as typed is what the extraction and its test stand for. */
function isModelOf(service: ServiceName, file: object): file is ServiceModel {
  return 'service' in file && file.service === service && 'operations' in file && 'shapes' in file;
}

const loaded = new Map<ServiceName, Promise<ServiceModel>>();

const read: Readonly<Record<ServiceName, () => Promise<{ readonly default: object }>>> = {
  cloudtrail: () => import('../models/cloudtrail.json', { with: { type: 'json' } }),
  cloudwatch: () => import('../models/cloudwatch.json', { with: { type: 'json' } }),
  'config-service': () => import('../models/config-service.json', { with: { type: 'json' } }),
  dlm: () => import('../models/dlm.json', { with: { type: 'json' } }),
  ec2: () => import('../models/ec2.json', { with: { type: 'json' } }),
  iam: () => import('../models/iam.json', { with: { type: 'json' } }),
  kms: () => import('../models/kms.json', { with: { type: 'json' } }),
  notifications: () => import('../models/notifications.json', { with: { type: 'json' } }),
  'resource-explorer-2': () =>
    import('../models/resource-explorer-2.json', { with: { type: 'json' } }),
  s3: () => import('../models/s3.json', { with: { type: 'json' } }),
  'service-quotas': () => import('../models/service-quotas.json', { with: { type: 'json' } }),
  ssm: () => import('../models/ssm.json', { with: { type: 'json' } }),
  'sso-admin': () => import('../models/sso-admin.json', { with: { type: 'json' } }),
  sts: () => import('../models/sts.json', { with: { type: 'json' } }),
};
