// Written by scripts/compact-iam-data.ts.

import fis from '../data/services/fis.json' with { type: 'json' };
import fms from '../data/services/fms.json' with { type: 'json' };
import forecast from '../data/services/forecast.json' with { type: 'json' };
import frauddetector from '../data/services/frauddetector.json' with { type: 'json' };
import freertos from '../data/services/freertos.json' with { type: 'json' };
import freetier from '../data/services/freetier.json' with { type: 'json' };
import fsx from '../data/services/fsx.json' with { type: 'json' };
import gamelift from '../data/services/gamelift.json' with { type: 'json' };
import gameliftstreams from '../data/services/gameliftstreams.json' with { type: 'json' };
import geoMaps from '../data/services/geo-maps.json' with { type: 'json' };
import geoPlaces from '../data/services/geo-places.json' with { type: 'json' };
import geoRoutes from '../data/services/geo-routes.json' with { type: 'json' };
import geo from '../data/services/geo.json' with { type: 'json' };
import glacier from '../data/services/glacier.json' with { type: 'json' };
import globalaccelerator from '../data/services/globalaccelerator.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  fis,
  fms,
  forecast,
  frauddetector,
  freertos,
  freetier,
  fsx,
  gamelift,
  gameliftstreams,
  geo,
  'geo-maps': geoMaps,
  'geo-places': geoPlaces,
  'geo-routes': geoRoutes,
  glacier,
  globalaccelerator,
};
