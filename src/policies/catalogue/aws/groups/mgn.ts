// Written by scripts/compact-iam-data.ts.

import mgn from '../data/services/mgn.json' with { type: 'json' };
import migrationhubOrchestrator from '../data/services/migrationhub-orchestrator.json' with { type: 'json' };
import migrationhubStrategy from '../data/services/migrationhub-strategy.json' with { type: 'json' };
import mobileanalytics from '../data/services/mobileanalytics.json' with { type: 'json' };
import mobiletargeting from '../data/services/mobiletargeting.json' with { type: 'json' };
import monitron from '../data/services/monitron.json' with { type: 'json' };
import mpa from '../data/services/mpa.json' with { type: 'json' };
import mq from '../data/services/mq.json' with { type: 'json' };
import neptuneDb from '../data/services/neptune-db.json' with { type: 'json' };
import neptuneGraph from '../data/services/neptune-graph.json' with { type: 'json' };
import networkFirewall from '../data/services/network-firewall.json' with { type: 'json' };
import networkSecurityDirector from '../data/services/network-security-director.json' with { type: 'json' };
import networkSecurityManager from '../data/services/network-security-manager.json' with { type: 'json' };
import networkflowmonitor from '../data/services/networkflowmonitor.json' with { type: 'json' };
import networkmanagerChat from '../data/services/networkmanager-chat.json' with { type: 'json' };
import networkmanager from '../data/services/networkmanager.json' with { type: 'json' };
import networkmonitor from '../data/services/networkmonitor.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  mgn,
  'migrationhub-orchestrator': migrationhubOrchestrator,
  'migrationhub-strategy': migrationhubStrategy,
  mobileanalytics,
  mobiletargeting,
  monitron,
  mpa,
  mq,
  'neptune-db': neptuneDb,
  'neptune-graph': neptuneGraph,
  'network-firewall': networkFirewall,
  'network-security-director': networkSecurityDirector,
  'network-security-manager': networkSecurityManager,
  networkflowmonitor,
  networkmanager,
  'networkmanager-chat': networkmanagerChat,
  networkmonitor,
};
