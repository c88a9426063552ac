// Written by scripts/compact-iam-data.ts.

import lambda from '../data/services/lambda.json' with { type: 'json' };
import launchwizard from '../data/services/launchwizard.json' with { type: 'json' };
import lex from '../data/services/lex.json' with { type: 'json' };
import licenseManagerLinuxSubscriptions from '../data/services/license-manager-linux-subscriptions.json' with { type: 'json' };
import licenseManagerUserSubscriptions from '../data/services/license-manager-user-subscriptions.json' with { type: 'json' };
import licenseManager from '../data/services/license-manager.json' with { type: 'json' };
import lightsail from '../data/services/lightsail.json' with { type: 'json' };
import logs from '../data/services/logs.json' with { type: 'json' };
import lookoutequipment from '../data/services/lookoutequipment.json' with { type: 'json' };
import lookoutmetrics from '../data/services/lookoutmetrics.json' with { type: 'json' };
import lookoutvision from '../data/services/lookoutvision.json' with { type: 'json' };
import m2 from '../data/services/m2.json' with { type: 'json' };
import machinelearning from '../data/services/machinelearning.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  lambda,
  launchwizard,
  lex,
  'license-manager': licenseManager,
  'license-manager-linux-subscriptions': licenseManagerLinuxSubscriptions,
  'license-manager-user-subscriptions': licenseManagerUserSubscriptions,
  lightsail,
  logs,
  lookoutequipment,
  lookoutmetrics,
  lookoutvision,
  m2,
  machinelearning,
};
