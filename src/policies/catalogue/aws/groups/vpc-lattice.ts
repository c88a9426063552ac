// Written by scripts/compact-iam-data.ts.

import vpcLatticeSvcs from '../data/services/vpc-lattice-svcs.json' with { type: 'json' };
import vpcLattice from '../data/services/vpc-lattice.json' with { type: 'json' };
import vpce from '../data/services/vpce.json' with { type: 'json' };
import wafRegional from '../data/services/waf-regional.json' with { type: 'json' };
import waf from '../data/services/waf.json' with { type: 'json' };
import wafv2 from '../data/services/wafv2.json' with { type: 'json' };
import wam from '../data/services/wam.json' with { type: 'json' };
import wellarchitected from '../data/services/wellarchitected.json' with { type: 'json' };
import wickr from '../data/services/wickr.json' with { type: 'json' };
import wisdom from '../data/services/wisdom.json' with { type: 'json' };
import workdocs from '../data/services/workdocs.json' with { type: 'json' };
import worklink from '../data/services/worklink.json' with { type: 'json' };
import workmail from '../data/services/workmail.json' with { type: 'json' };
import workmailmessageflow from '../data/services/workmailmessageflow.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  'vpc-lattice': vpcLattice,
  'vpc-lattice-svcs': vpcLatticeSvcs,
  vpce,
  waf,
  'waf-regional': wafRegional,
  wafv2,
  wam,
  wellarchitected,
  wickr,
  wisdom,
  workdocs,
  worklink,
  workmail,
  workmailmessageflow,
};
