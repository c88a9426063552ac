import { describe, expect, test } from 'vitest';

import { fileView } from '../../../../src/policies/document/text-view.ts';
import type {
  LintDocument,
  PolicyType,
} from '../../../../src/policies/lint/document/lint-document.ts';
import { openText } from '../../../../src/policies/lint/document/open-document.ts';
import type { Spot } from '../../../../src/policies/lint/document/value.ts';
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
  const document = documentOf(wrong);
  const found = async (part: Spot | undefined, pointer = part?.pointer ?? '') => {
    const span = part?.span ?? document.root.span;
    const gap = { what: 'value', written: '${A}', why: 'unknown', mend: 'give it', span } as const;
    return findings([{ ...document, gaps: new Map([[pointer, gap]]) }]);
  };
  const [statement] = document.statements;
  const action = statement?.actions?.items[0];

  test.each([action, statement?.actions?.value, statement?.value])(
    'nothing is said of what is at or in $pointer',
    async (part) => {
      expect(await found(part)).not.toContain('unknown-action /Statement/0/Action/0');
      expect(await found(part)).toContain('duplicate-sid /Statement/1/Sid');
    },
  );

  test('nor of what the file has in another place than the document', async () => {
    expect(await found(action, '/Statement/0/Action/Fn::If/1')).toEqual([
      'arn-prefix /Statement/0/Resource',
      'duplicate-sid /Statement/1/Sid',
    ]);
  });
});
