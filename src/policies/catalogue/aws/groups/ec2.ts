// Written by scripts/compact-iam-data.ts.

import ec2 from '../data/services/ec2.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  ec2,
};
