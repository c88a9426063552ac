import { describe, expect, test } from 'vitest';

import { deployableRegions, regionNamed, regions } from '../../../src/plan/regions.ts';
import { UserError } from '../../../src/vocabulary/errors.ts';

function refused(name: string): UserError {
  try {
    regionNamed(name);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`${name} was accepted`);
}

describe('regions', () => {
  test('have each name once', () => {
    expect(new Set(regions.map(({ name }) => name)).size).toBe(regions.length);
  });

  test.each([
    ['eu-central-1', 'aws', false],
    ['eu-north-1', 'aws', false],
    ['ap-east-1', 'aws', true],
    ['eu-central-2', 'aws', true],
    ['us-gov-west-1', 'aws-us-gov', false],
  ] as const)('%s is in %s, opt-in: %s', (name, partition, optIn) => {
    expect(regionNamed(name)).toEqual({ name, partition, optIn });
  });

  test('that the product is deployed to are those of AWS and GovCloud (US)', () => {
    expect(deployableRegions).toHaveLength(regions.length - 3);
    expect(refused('cn-north-1').message).toContain('cannot be deployed to cn-north-1');
    expect(refused('eusc-de-east-1').mend).toBe('Choose a region of AWS or of AWS GovCloud (US).');
  });
});

describe('a name that is no region', () => {
  test.each([
    ['eu-centrl-1', 'Did you mean eu-central-1?'],
    ['EU-WEST-1', 'Did you mean eu-west-1?'],
    ['us-esat-1', 'Did you mean us-east-1?'],
    ['mars', 'Give the code of a region, such as eu-central-1.'],
    ['x'.repeat(100_000), 'Give the code of a region, such as eu-central-1.'],
  ])('%.12s…: %s', (name, mend) => {
    expect(refused(name)).toMatchObject({ mend, exitCode: 2 });
  });

  test('is quoted short and without controls', () => {
    expect(refused('\u001b[2J').message).toBe(String.raw`"\u001b[2J" is no region of AWS`);
    expect(refused('y'.repeat(9999)).message.length).toBeLessThan(90);
  });
});
