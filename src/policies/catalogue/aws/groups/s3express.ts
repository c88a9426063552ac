// Written by scripts/compact-iam-data.ts.

import s3express from '../data/services/s3express.json' with { type: 'json' };
import s3files from '../data/services/s3files.json' with { type: 'json' };
import s3tables from '../data/services/s3tables.json' with { type: 'json' };
import s3vectors from '../data/services/s3vectors.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  s3express,
  s3files,
  s3tables,
  s3vectors,
};
