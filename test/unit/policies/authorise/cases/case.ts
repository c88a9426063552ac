import type { ServiceName } from '../../../../../src/vocabulary/connection.ts';

/** A realistic call and all that AWS asks for it: action and resource, in order. */
export interface Case {
  readonly service: ServiceName;
  readonly operation: string;
  readonly input: object;
  readonly asks: readonly (readonly [action: string, resource: string])[];
  /** What makes the case differ from others of its operation. */
  readonly when?: string;
}
