import { expect, it } from 'vitest';

import { forgottenCodes } from '../../../../src/policies/lint/pages/coverage-page.ts';
import { rules } from '../../../../src/policies/rules/index.ts';

it('every Access Analyzer code has a rule, or a reason why it has none', () => {
  expect(forgottenCodes(rules)).toEqual([]);
});
