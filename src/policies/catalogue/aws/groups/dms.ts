// Written by scripts/compact-iam-data.ts.

import dms from '../data/services/dms.json' with { type: 'json' };
import docdbElastic from '../data/services/docdb-elastic.json' with { type: 'json' };
import drs from '../data/services/drs.json' with { type: 'json' };
import dsData from '../data/services/ds-data.json' with { type: 'json' };
import ds from '../data/services/ds.json' with { type: 'json' };
import dsql from '../data/services/dsql.json' with { type: 'json' };
import dynamodb from '../data/services/dynamodb.json' with { type: 'json' };
import ebs from '../data/services/ebs.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  dms,
  'docdb-elastic': docdbElastic,
  drs,
  ds,
  'ds-data': dsData,
  dsql,
  dynamodb,
  ebs,
};
