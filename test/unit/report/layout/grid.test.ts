import { expect, test } from 'vitest';

import { flow, grid } from '../../../../src/report/layout/grid.ts';
import { layoutFor } from '../../../../src/report/layout/layout.ts';
import { line, span } from '../../../../src/report/layout/line.ts';
import { paint } from '../../../../src/report/layout/paint.ts';

const layout = layoutFor({ width: 60, unicode: true });

function rows(names: readonly string[]): readonly string[] {
  const cells = names.map((name) => line(name));
  return grid(cells, 2, layout).map((row) => paint(row, false));
}

test('fills columns downwards, each as wide as its widest cell', () => {
  expect(rows(['cloudtrail', 'config', 'ec2', 'iam', 'resource-explorer-2', 's3'])).toEqual([
    '  cloudtrail   config   ec2   iam   resource-explorer-2   s3',
  ]);
  expect(rows(Array.from({ length: 5 }, (_, index) => 'x'.repeat(20 + index)))).toEqual([
    `  ${'x'.repeat(20)}     ${'x'.repeat(23)}`,
    `  ${'x'.repeat(21)}    ${'x'.repeat(24)}`,
    `  ${'x'.repeat(22)}`,
  ]);
});

test('gives no rows for no cells', () => {
  expect(rows([])).toEqual([]);
});

test('flow wraps a piece that is longer than a row', () => {
  const pieces = [span('check'), span(`arn:aws:iam::123456789012:user/${'b'.repeat(60)}`)];
  const text = flow(pieces, 2, layout).map((row) => paint(row, false));
  expect(text).toEqual(['check  arn:aws:iam::123456789012:user/', `  ${'b'.repeat(58)}`, '  bb']);
});
