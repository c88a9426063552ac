import type {
  LintDocument,
  PolicyType,
} from '../../../../src/policies/lint/document/lint-document.ts';
import { bitsOf, traitsOf } from '../../../../src/policies/lint/document/traits.ts';
import { openPolicies } from '../../../../src/policies/lint/inputs/open-policies.ts';
import { Lexicon } from '../../../../src/policies/lint/lexicon/lexicon.ts';
import { namesOf } from '../../../../src/policies/lint/lexicon/names-of.ts';
import type { Rule } from '../../../../src/policies/lint/rule.ts';
import { rules } from '../../../../src/policies/rules/index.ts';

const names = new Lexicon();
const needs = [...new Set(rules.flatMap((rule) => rule.needs ?? []))];
const choosy = rules.filter(({ when }) => when !== undefined);

export async function openAs(text: string, type: PolicyType): Promise<readonly LintDocument[]> {
  const facts = { type: { is: type, from: 'flag' as const } };
  return (await openPolicies({ path: 'policy.json', text, facts })).documents;
}

/** Rules that would find something in a document for which they are not called. */
export async function overlooked(text: string, type: PolicyType): Promise<readonly string[]> {
  const missed: string[] = [];
  for (const document of await openAs(text, type)) {
    if (!document.readable) continue;
    await names.learn(namesOf(document, needs));
    const had = traitsOf(document, names);
    for (const rule of choosy) {
      const asked = bitsOf(rule.when ?? []);
      if ((asked & had) === asked || !rule.types.includes(type)) continue;
      if (finds(rule, document)) missed.push(`${rule.id}: ${text}`);
    }
  }
  return missed;
}

function finds(rule: Rule, document: LintDocument): boolean {
  const set = { documents: [document] };
  const found =
    'check' in rule ? rule.check({ document, set, names }) : rule.checkSet({ set, names });
  return [...found].length > 0;
}
