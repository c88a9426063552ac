// Written by scripts/compact-iam-data.ts.

import awsPortal from '../data/services/aws-portal.json' with { type: 'json' };
import awsconnector from '../data/services/awsconnector.json' with { type: 'json' };
import b2bi from '../data/services/b2bi.json' with { type: 'json' };
import backupGateway from '../data/services/backup-gateway.json' with { type: 'json' };
import backupSearch from '../data/services/backup-search.json' with { type: 'json' };
import backupStorage from '../data/services/backup-storage.json' with { type: 'json' };
import backup from '../data/services/backup.json' with { type: 'json' };
import batch from '../data/services/batch.json' with { type: 'json' };
import bcmDashboards from '../data/services/bcm-dashboards.json' with { type: 'json' };
import bcmDataExports from '../data/services/bcm-data-exports.json' with { type: 'json' };
import bcmPricingCalculator from '../data/services/bcm-pricing-calculator.json' with { type: 'json' };
import bcmRecommendedActions from '../data/services/bcm-recommended-actions.json' with { type: 'json' };
import bedrock from '../data/services/bedrock.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  'aws-portal': awsPortal,
  awsconnector,
  b2bi,
  backup,
  'backup-gateway': backupGateway,
  'backup-search': backupSearch,
  'backup-storage': backupStorage,
  batch,
  'bcm-dashboards': bcmDashboards,
  'bcm-data-exports': bcmDataExports,
  'bcm-pricing-calculator': bcmPricingCalculator,
  'bcm-recommended-actions': bcmRecommendedActions,
  bedrock,
};
