import type { Rows } from '../row.ts';
import { bucketRows } from './buckets.ts';
import { objectRows } from './objects.ts';

export const s3Rows: Rows = { ...bucketRows, ...objectRows };
