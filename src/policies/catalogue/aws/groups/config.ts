// Written by scripts/compact-iam-data.ts.

import config from '../data/services/config.json' with { type: 'json' };
import connectCampaigns from '../data/services/connect-campaigns.json' with { type: 'json' };
import connect from '../data/services/connect.json' with { type: 'json' };
import consoleapp from '../data/services/consoleapp.json' with { type: 'json' };
import consolidatedbilling from '../data/services/consolidatedbilling.json' with { type: 'json' };
import controlcatalog from '../data/services/controlcatalog.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  config,
  connect,
  'connect-campaigns': connectCampaigns,
  consoleapp,
  consolidatedbilling,
  controlcatalog,
};
