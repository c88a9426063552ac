import { describe, expect, it } from 'vitest';

import { loadModel } from '../../../src/simulator/cloud/protocol/load-model.ts';
import { serviceModules } from '../../../src/simulator/cloud/services/index.ts';
import type { ServiceName } from '../../../src/vocabulary/connection.ts';

describe('every operation that a service implements can be read and written on the wire', () => {
  it.each(Object.keys(serviceModules) as ServiceName[])('%s', async (service) => {
    const [{ operations, learners = {} }, model] = await Promise.all([
      serviceModules[service](),
      loadModel(service),
    ]);
    const names = [...Object.keys(operations), ...Object.keys(learners)];
    expect(names.filter((name) => !Object.hasOwn(model.operations, name))).toEqual([]);
    expect(Object.keys(operations).length).toBeGreaterThan(0);
  });
});
