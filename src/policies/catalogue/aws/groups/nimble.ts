// Written by scripts/compact-iam-data.ts.

import nimble from '../data/services/nimble.json' with { type: 'json' };
import notificationsContacts from '../data/services/notifications-contacts.json' with { type: 'json' };
import notifications from '../data/services/notifications.json' with { type: 'json' };
import novaAct from '../data/services/nova-act.json' with { type: 'json' };
import oam from '../data/services/oam.json' with { type: 'json' };
import observabilityadmin from '../data/services/observabilityadmin.json' with { type: 'json' };
import odb from '../data/services/odb.json' with { type: 'json' };
import omics from '../data/services/omics.json' with { type: 'json' };
import one from '../data/services/one.json' with { type: 'json' };
import opensearch from '../data/services/opensearch.json' with { type: 'json' };
import opsworksCm from '../data/services/opsworks-cm.json' with { type: 'json' };
import opsworks from '../data/services/opsworks.json' with { type: 'json' };
import organizations from '../data/services/organizations.json' with { type: 'json' };
import osis from '../data/services/osis.json' with { type: 'json' };
import outposts from '../data/services/outposts.json' with { type: 'json' };
import panorama from '../data/services/panorama.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  nimble,
  notifications,
  'notifications-contacts': notificationsContacts,
  'nova-act': novaAct,
  oam,
  observabilityadmin,
  odb,
  omics,
  one,
  opensearch,
  opsworks,
  'opsworks-cm': opsworksCm,
  organizations,
  osis,
  outposts,
  panorama,
};
