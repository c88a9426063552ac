// Written by scripts/compact-iam-data.ts.

import workspacesInstances from '../data/services/workspaces-instances.json' with { type: 'json' };
import workspacesWeb from '../data/services/workspaces-web.json' with { type: 'json' };
import workspaces from '../data/services/workspaces.json' with { type: 'json' };
import xray from '../data/services/xray.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  workspaces,
  'workspaces-instances': workspacesInstances,
  'workspaces-web': workspacesWeb,
  xray,
};
