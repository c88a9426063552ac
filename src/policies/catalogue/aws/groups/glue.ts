// Written by scripts/compact-iam-data.ts.

import glue from '../data/services/glue.json' with { type: 'json' };
import grafana from '../data/services/grafana.json' with { type: 'json' };
import greengrass from '../data/services/greengrass.json' with { type: 'json' };
import groundstation from '../data/services/groundstation.json' with { type: 'json' };
import groundtruthlabeling from '../data/services/groundtruthlabeling.json' with { type: 'json' };
import guardduty from '../data/services/guardduty.json' with { type: 'json' };
import healthAgent from '../data/services/health-agent.json' with { type: 'json' };
import health from '../data/services/health.json' with { type: 'json' };
import healthlake from '../data/services/healthlake.json' with { type: 'json' };
import honeycode from '../data/services/honeycode.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  glue,
  grafana,
  greengrass,
  groundstation,
  groundtruthlabeling,
  guardduty,
  health,
  'health-agent': healthAgent,
  healthlake,
  honeycode,
};
