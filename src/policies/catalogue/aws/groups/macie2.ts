// Written by scripts/compact-iam-data.ts.

import macie2 from '../data/services/macie2.json' with { type: 'json' };
import managedblockchainQuery from '../data/services/managedblockchain-query.json' with { type: 'json' };
import managedblockchain from '../data/services/managedblockchain.json' with { type: 'json' };
import mapcredits from '../data/services/mapcredits.json' with { type: 'json' };
import marketplacecommerceanalytics from '../data/services/marketplacecommerceanalytics.json' with { type: 'json' };
import mechanicalturk from '../data/services/mechanicalturk.json' with { type: 'json' };
import mediaconnect from '../data/services/mediaconnect.json' with { type: 'json' };
import mediaconvert from '../data/services/mediaconvert.json' with { type: 'json' };
import mediaimport from '../data/services/mediaimport.json' with { type: 'json' };
import medialive from '../data/services/medialive.json' with { type: 'json' };
import mediapackageVod from '../data/services/mediapackage-vod.json' with { type: 'json' };
import mediapackage from '../data/services/mediapackage.json' with { type: 'json' };
import mediapackagev2 from '../data/services/mediapackagev2.json' with { type: 'json' };
import mediastore from '../data/services/mediastore.json' with { type: 'json' };
import mediatailor from '../data/services/mediatailor.json' with { type: 'json' };
import medicalImaging from '../data/services/medical-imaging.json' with { type: 'json' };
import memorydb from '../data/services/memorydb.json' with { type: 'json' };
import mgh from '../data/services/mgh.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  macie2,
  managedblockchain,
  'managedblockchain-query': managedblockchainQuery,
  mapcredits,
  marketplacecommerceanalytics,
  mechanicalturk,
  mediaconnect,
  mediaconvert,
  mediaimport,
  medialive,
  mediapackage,
  'mediapackage-vod': mediapackageVod,
  mediapackagev2,
  mediastore,
  mediatailor,
  'medical-imaging': medicalImaging,
  memorydb,
  mgh,
};
