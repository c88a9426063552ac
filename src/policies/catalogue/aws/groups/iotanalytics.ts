// Written by scripts/compact-iam-data.ts.

import iotanalytics from '../data/services/iotanalytics.json' with { type: 'json' };
import iotdeviceadvisor from '../data/services/iotdeviceadvisor.json' with { type: 'json' };
import iotevents from '../data/services/iotevents.json' with { type: 'json' };
import iotfleethub from '../data/services/iotfleethub.json' with { type: 'json' };
import iotfleetwise from '../data/services/iotfleetwise.json' with { type: 'json' };
import iotjobsdata from '../data/services/iotjobsdata.json' with { type: 'json' };
import iotmanagedintegrations from '../data/services/iotmanagedintegrations.json' with { type: 'json' };
import iotsitewise from '../data/services/iotsitewise.json' with { type: 'json' };
import iottwinmaker from '../data/services/iottwinmaker.json' with { type: 'json' };
import iotwireless from '../data/services/iotwireless.json' with { type: 'json' };
import iqPermission from '../data/services/iq-permission.json' with { type: 'json' };
import iq from '../data/services/iq.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  iotanalytics,
  iotdeviceadvisor,
  iotevents,
  iotfleethub,
  iotfleetwise,
  iotjobsdata,
  iotmanagedintegrations,
  iotsitewise,
  iottwinmaker,
  iotwireless,
  iq,
  'iq-permission': iqPermission,
};
