import type { ArnParts } from '../patterns/arn-parts.ts';
import { isArnService } from '../patterns/resource-forms.ts';
import { partitions } from '../tables/partitions.ts';

/** Whether partition and service have changed places: `arn:s3:aws:::reports`. */
export function isMixedUp({ partition, service }: ArnParts): boolean {
  return partitions.includes(service.text) && isArnService(partition.text);
}
