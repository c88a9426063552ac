// Written by scripts/compact-iam-data.ts.

import proton from '../data/services/proton.json' with { type: 'json' };
import purchaseOrders from '../data/services/purchase-orders.json' with { type: 'json' };
import q from '../data/services/q.json' with { type: 'json' };
import qapps from '../data/services/qapps.json' with { type: 'json' };
import qbusiness from '../data/services/qbusiness.json' with { type: 'json' };
import qdeveloper from '../data/services/qdeveloper.json' with { type: 'json' };
import qldb from '../data/services/qldb.json' with { type: 'json' };
import quicksight from '../data/services/quicksight.json' with { type: 'json' };
import ram from '../data/services/ram.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  proton,
  'purchase-orders': purchaseOrders,
  q,
  qapps,
  qbusiness,
  qdeveloper,
  qldb,
  quicksight,
  ram,
};
