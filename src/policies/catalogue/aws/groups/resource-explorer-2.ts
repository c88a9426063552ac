// Written by scripts/compact-iam-data.ts.

import resourceExplorer2 from '../data/services/resource-explorer-2.json' with { type: 'json' };
import resourceGroups from '../data/services/resource-groups.json' with { type: 'json' };
import rhelkb from '../data/services/rhelkb.json' with { type: 'json' };
import robomaker from '../data/services/robomaker.json' with { type: 'json' };
import rolesanywhere from '../data/services/rolesanywhere.json' with { type: 'json' };
import route53RecoveryCluster from '../data/services/route53-recovery-cluster.json' with { type: 'json' };
import route53RecoveryControlConfig from '../data/services/route53-recovery-control-config.json' with { type: 'json' };
import route53RecoveryReadiness from '../data/services/route53-recovery-readiness.json' with { type: 'json' };
import route53 from '../data/services/route53.json' with { type: 'json' };
import route53domains from '../data/services/route53domains.json' with { type: 'json' };
import route53globalresolver from '../data/services/route53globalresolver.json' with { type: 'json' };
import route53profiles from '../data/services/route53profiles.json' with { type: 'json' };
import route53resolver from '../data/services/route53resolver.json' with { type: 'json' };
import rtbfabric from '../data/services/rtbfabric.json' with { type: 'json' };
import rum from '../data/services/rum.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  'resource-explorer-2': resourceExplorer2,
  'resource-groups': resourceGroups,
  rhelkb,
  robomaker,
  rolesanywhere,
  route53,
  'route53-recovery-cluster': route53RecoveryCluster,
  'route53-recovery-control-config': route53RecoveryControlConfig,
  'route53-recovery-readiness': route53RecoveryReadiness,
  route53domains,
  route53globalresolver,
  route53profiles,
  route53resolver,
  rtbfabric,
  rum,
};
