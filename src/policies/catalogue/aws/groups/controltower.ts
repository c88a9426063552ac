// Written by scripts/compact-iam-data.ts.

import controltower from '../data/services/controltower.json' with { type: 'json' };
import costOptimizationHub from '../data/services/cost-optimization-hub.json' with { type: 'json' };
import cur from '../data/services/cur.json' with { type: 'json' };
import customerVerification from '../data/services/customer-verification.json' with { type: 'json' };
import databrew from '../data/services/databrew.json' with { type: 'json' };
import dataexchange from '../data/services/dataexchange.json' with { type: 'json' };
import datapipeline from '../data/services/datapipeline.json' with { type: 'json' };
import datasync from '../data/services/datasync.json' with { type: 'json' };
import datazone from '../data/services/datazone.json' with { type: 'json' };
import dax from '../data/services/dax.json' with { type: 'json' };
import dbqms from '../data/services/dbqms.json' with { type: 'json' };
import deadline from '../data/services/deadline.json' with { type: 'json' };
import detective from '../data/services/detective.json' with { type: 'json' };
import devicefarm from '../data/services/devicefarm.json' with { type: 'json' };
import devopsGuru from '../data/services/devops-guru.json' with { type: 'json' };
import directconnect from '../data/services/directconnect.json' with { type: 'json' };
import discovery from '../data/services/discovery.json' with { type: 'json' };
import dlm from '../data/services/dlm.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  controltower,
  'cost-optimization-hub': costOptimizationHub,
  cur,
  'customer-verification': customerVerification,
  databrew,
  dataexchange,
  datapipeline,
  datasync,
  datazone,
  dax,
  dbqms,
  deadline,
  detective,
  devicefarm,
  'devops-guru': devopsGuru,
  directconnect,
  discovery,
  dlm,
};
