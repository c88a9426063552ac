// Written by scripts/compact-iam-data.ts.

import rbin from '../data/services/rbin.json' with { type: 'json' };
import rdsData from '../data/services/rds-data.json' with { type: 'json' };
import rdsDb from '../data/services/rds-db.json' with { type: 'json' };
import rds from '../data/services/rds.json' with { type: 'json' };
import redshiftData from '../data/services/redshift-data.json' with { type: 'json' };
import redshiftServerless from '../data/services/redshift-serverless.json' with { type: 'json' };
import redshift from '../data/services/redshift.json' with { type: 'json' };
import refactorSpaces from '../data/services/refactor-spaces.json' with { type: 'json' };
import rekognition from '../data/services/rekognition.json' with { type: 'json' };
import repostspace from '../data/services/repostspace.json' with { type: 'json' };
import researchstudio from '../data/services/researchstudio.json' with { type: 'json' };
import resiliencehub from '../data/services/resiliencehub.json' with { type: 'json' };
import resourceExplorer from '../data/services/resource-explorer.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  rbin,
  rds,
  'rds-data': rdsData,
  'rds-db': rdsDb,
  redshift,
  'redshift-data': redshiftData,
  'redshift-serverless': redshiftServerless,
  'refactor-spaces': refactorSpaces,
  rekognition,
  repostspace,
  researchstudio,
  resiliencehub,
  'resource-explorer': resourceExplorer,
};
