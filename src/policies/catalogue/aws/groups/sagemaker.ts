// Written by scripts/compact-iam-data.ts.

import sagemakerDataScienceAssistant from '../data/services/sagemaker-data-science-assistant.json' with { type: 'json' };
import sagemakerGeospatial from '../data/services/sagemaker-geospatial.json' with { type: 'json' };
import sagemakerMlflow from '../data/services/sagemaker-mlflow.json' with { type: 'json' };
import sagemakerUnifiedStudioMcp from '../data/services/sagemaker-unified-studio-mcp.json' with { type: 'json' };
import sagemaker from '../data/services/sagemaker.json' with { type: 'json' };
import savingsplans from '../data/services/savingsplans.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  sagemaker,
  'sagemaker-data-science-assistant': sagemakerDataScienceAssistant,
  'sagemaker-geospatial': sagemakerGeospatial,
  'sagemaker-mlflow': sagemakerMlflow,
  'sagemaker-unified-studio-mcp': sagemakerUnifiedStudioMcp,
  savingsplans,
};
