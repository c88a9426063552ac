import { describe, expect, test } from 'vitest';

import { fileView } from '../../../../src/policies/document/text-view.ts';
import type {
  LintDocument,
  PolicyType,
} from '../../../../src/policies/lint/document/lint-document.ts';
import { openText } from '../../../../src/policies/lint/document/open-document.ts';
import { RuleRunner } from '../../../../src/policies/lint/run-rules.ts';
import { rules } from '../../../../src/policies/rules/index.ts';

const wrong = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'A', Effect: 'Allow', Action: ['s3:GetObjct', 'iam:PassRole'], Resource: 'nonsense' },
    { Sid: 'A', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' },
  ],
};

function documentOf(policy: unknown, type: PolicyType = 'identity'): LintDocument {
  const text = typeof policy === 'string' ? policy : JSON.stringify(policy, null, 2);
  return openText(fileView(text), '', {
    source: { path: 'p.json', name: 'p' },
    type: { is: type, from: 'flag' },
  });
}

async function findings(documents: readonly LintDocument[]): Promise<readonly string[]> {
  const found = await new RuleRunner(
    rules.filter(({ id }) =>
      ['arn-prefix', 'duplicate-sid', 'json-syntax', 'missing-version', 'unknown-action'].includes(
        id,
      ),
    ),
  ).run({ documents });
  return found.map(({ rule, finding }) => `${rule.id} ${finding.at.pointer}`);
}

test('findings come by document and in the order of the text', async () => {
  expect(await findings([documentOf(wrong), documentOf({ Statement: [] })])).toEqual([
    'unknown-action /Statement/0/Action/0',
    'arn-prefix /Statement/0/Resource',
    'duplicate-sid /Statement/1/Sid',
    'missing-version ',
  ]);
});

test('a rule is asked about documents of its types only', async () => {
  expect(await findings([documentOf(wrong, 'scp')])).not.toContain(
    'duplicate-sid /Statement/1/Sid',
  );
});

test('of a text that is no JSON only that is said', async () => {
  expect(await findings([documentOf('{ "Statement": ')])).toEqual(['json-syntax ']);
});

describe('parts that the file does not tell', () => {
  test.each(['/Statement/0/Action/0', '/Statement/0/Action', '/Statement/0'])(
    'nothing is said of what is at or in %s',
    async (pointer) => {
      const document = documentOf(wrong);
      const gap = {
        what: 'value',
        written: '${Action}',
        why: 'it is known after deployment',
        mend: 'give it',
        span: document.root.span,
      } as const;
      const found = await findings([{ ...document, gaps: new Map([[pointer, gap]]) }]);
      expect(found).not.toContain('unknown-action /Statement/0/Action/0');
      expect(found).toContain('duplicate-sid /Statement/1/Sid');
    },
  );
});
