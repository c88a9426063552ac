// Written by scripts/compact-iam-data.ts.

import chime from '../data/services/chime.json' with { type: 'json' };
import cleanroomsMl from '../data/services/cleanrooms-ml.json' with { type: 'json' };
import cleanrooms from '../data/services/cleanrooms.json' with { type: 'json' };
import cloud9 from '../data/services/cloud9.json' with { type: 'json' };
import clouddirectory from '../data/services/clouddirectory.json' with { type: 'json' };
import cloudformation from '../data/services/cloudformation.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  chime,
  cleanrooms,
  'cleanrooms-ml': cleanroomsMl,
  cloud9,
  clouddirectory,
  cloudformation,
};
