// Written by scripts/compact-iam-data.ts.

import a2c from '../data/services/a2c.json' with { type: 'json' };
import a4b from '../data/services/a4b.json' with { type: 'json' };
import accessAnalyzer from '../data/services/access-analyzer.json' with { type: 'json' };
import accountAccess from '../data/services/account-access.json' with { type: 'json' };
import account from '../data/services/account.json' with { type: 'json' };
import acmPca from '../data/services/acm-pca.json' with { type: 'json' };
import acm from '../data/services/acm.json' with { type: 'json' };
import acoAutomation from '../data/services/aco-automation.json' with { type: 'json' };
import actionRecommendations from '../data/services/action-recommendations.json' with { type: 'json' };
import activate from '../data/services/activate.json' with { type: 'json' };
import agentRegistry from '../data/services/agent-registry.json' with { type: 'json' };
import agentaccessMcp from '../data/services/agentaccess-mcp.json' with { type: 'json' };
import aidevops from '../data/services/aidevops.json' with { type: 'json' };
import aiops from '../data/services/aiops.json' with { type: 'json' };
import airflowServerless from '../data/services/airflow-serverless.json' with { type: 'json' };
import airflow from '../data/services/airflow.json' with { type: 'json' };
import amplify from '../data/services/amplify.json' with { type: 'json' };
import amplifybackend from '../data/services/amplifybackend.json' with { type: 'json' };
import amplifyuibuilder from '../data/services/amplifyuibuilder.json' with { type: 'json' };
import aoss from '../data/services/aoss.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  a2c,
  a4b,
  'access-analyzer': accessAnalyzer,
  account,
  'account-access': accountAccess,
  acm,
  'acm-pca': acmPca,
  'aco-automation': acoAutomation,
  'action-recommendations': actionRecommendations,
  activate,
  'agent-registry': agentRegistry,
  'agentaccess-mcp': agentaccessMcp,
  aidevops,
  aiops,
  airflow,
  'airflow-serverless': airflowServerless,
  amplify,
  amplifybackend,
  amplifyuibuilder,
  aoss,
};
