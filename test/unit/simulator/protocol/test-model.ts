import type {
  ProtocolName,
  ServiceModel,
  Shape,
} from '../../../../src/simulator/cloud/protocol/model.ts';

/** A service with one operation `Make`, whose input and output are the shape `Thing`. */
export function modelOf(
  protocol: ProtocolName,
  shapes: Readonly<Record<string, Shape>>,
): ServiceModel {
  return {
    service: 'sts',
    protocol,
    signingName: 'test',
    endpointPrefix: 'test',
    apiVersion: '2026-01-01',
    xmlNamespace: 'https://test.example/doc/',
    targetPrefix: 'Test_20260101',
    operations: { Make: { input: 'Thing', output: 'Thing' } },
    shapes,
  };
}
