// Written by scripts/compact-iam-data.ts.

import appstream from '../data/services/appstream.json' with { type: 'json' };
import appstudio from '../data/services/appstudio.json' with { type: 'json' };
import appsync from '../data/services/appsync.json' with { type: 'json' };
import apptest from '../data/services/apptest.json' with { type: 'json' };
import aps from '../data/services/aps.json' with { type: 'json' };
import arcRegionSwitch from '../data/services/arc-region-switch.json' with { type: 'json' };
import arcZonalShift from '../data/services/arc-zonal-shift.json' with { type: 'json' };
import arsenal from '../data/services/arsenal.json' with { type: 'json' };
import artifact from '../data/services/artifact.json' with { type: 'json' };
import athena from '../data/services/athena.json' with { type: 'json' };
import auditmanager from '../data/services/auditmanager.json' with { type: 'json' };
import autoscalingPlans from '../data/services/autoscaling-plans.json' with { type: 'json' };
import autoscaling from '../data/services/autoscaling.json' with { type: 'json' };
import awsExternalAnthropic from '../data/services/aws-external-anthropic.json' with { type: 'json' };
import awsMarketplaceManagement from '../data/services/aws-marketplace-management.json' with { type: 'json' };
import awsMarketplace from '../data/services/aws-marketplace.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  appstream,
  appstudio,
  appsync,
  apptest,
  aps,
  'arc-region-switch': arcRegionSwitch,
  'arc-zonal-shift': arcZonalShift,
  arsenal,
  artifact,
  athena,
  auditmanager,
  autoscaling,
  'autoscaling-plans': autoscalingPlans,
  'aws-external-anthropic': awsExternalAnthropic,
  'aws-marketplace': awsMarketplace,
  'aws-marketplace-management': awsMarketplaceManagement,
};
