// Written by scripts/compact-iam-data.ts.

import apigateway from '../data/services/apigateway.json' with { type: 'json' };
import appIntegrations from '../data/services/app-integrations.json' with { type: 'json' };
import appconfig from '../data/services/appconfig.json' with { type: 'json' };
import appfabric from '../data/services/appfabric.json' with { type: 'json' };
import appflow from '../data/services/appflow.json' with { type: 'json' };
import applicationAutoscaling from '../data/services/application-autoscaling.json' with { type: 'json' };
import applicationSignalsMcp from '../data/services/application-signals-mcp.json' with { type: 'json' };
import applicationSignals from '../data/services/application-signals.json' with { type: 'json' };
import applicationTransformation from '../data/services/application-transformation.json' with { type: 'json' };
import applicationinsights from '../data/services/applicationinsights.json' with { type: 'json' };
import appmeshPreview from '../data/services/appmesh-preview.json' with { type: 'json' };
import appmesh from '../data/services/appmesh.json' with { type: 'json' };
import apprunner from '../data/services/apprunner.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  apigateway,
  'app-integrations': appIntegrations,
  appconfig,
  appfabric,
  appflow,
  'application-autoscaling': applicationAutoscaling,
  'application-signals': applicationSignals,
  'application-signals-mcp': applicationSignalsMcp,
  'application-transformation': applicationTransformation,
  applicationinsights,
  appmesh,
  'appmesh-preview': appmeshPreview,
  apprunner,
};
