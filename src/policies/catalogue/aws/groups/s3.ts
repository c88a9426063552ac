// Written by scripts/compact-iam-data.ts.

import s3ObjectLambda from '../data/services/s3-object-lambda.json' with { type: 'json' };
import s3Outposts from '../data/services/s3-outposts.json' with { type: 'json' };
import s3 from '../data/services/s3.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  s3,
  's3-object-lambda': s3ObjectLambda,
  's3-outposts': s3Outposts,
};
