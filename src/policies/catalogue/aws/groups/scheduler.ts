// Written by scripts/compact-iam-data.ts.

import scheduler from '../data/services/scheduler.json' with { type: 'json' };
import schemas from '../data/services/schemas.json' with { type: 'json' };
import scn from '../data/services/scn.json' with { type: 'json' };
import sdb from '../data/services/sdb.json' with { type: 'json' };
import secretsmanager from '../data/services/secretsmanager.json' with { type: 'json' };
import securityIr from '../data/services/security-ir.json' with { type: 'json' };
import securityagent from '../data/services/securityagent.json' with { type: 'json' };
import securityhub from '../data/services/securityhub.json' with { type: 'json' };
import securitylake from '../data/services/securitylake.json' with { type: 'json' };
import serverlessrepo from '../data/services/serverlessrepo.json' with { type: 'json' };
import servicecatalog from '../data/services/servicecatalog.json' with { type: 'json' };
import servicediscovery from '../data/services/servicediscovery.json' with { type: 'json' };
import serviceextract from '../data/services/serviceextract.json' with { type: 'json' };
import servicequotas from '../data/services/servicequotas.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  scheduler,
  schemas,
  scn,
  sdb,
  secretsmanager,
  'security-ir': securityIr,
  securityagent,
  securityhub,
  securitylake,
  serverlessrepo,
  servicecatalog,
  servicediscovery,
  serviceextract,
  servicequotas,
};
