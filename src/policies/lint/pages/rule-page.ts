import { examplePlanInWords } from '../deployment/example-plan.ts';
import { runExample } from '../examples.ts';
import { defaultLevel } from '../levels.ts';
import { typeName } from '../policy-types.ts';
import type { Example, ExampleDocument, Rule, RuleCategory } from '../rule.ts';
import { printJson } from './print-json.ts';
import { prose } from './prose.ts';

/** The page of a rule in Markdown, for docs/lint and for `explain`. Its examples are run to say what they print. */
export async function rulePage(rule: Rule): Promise<string> {
  const { id, title, why, fix, source, examples } = rule;
  const bad = await Promise.all(examples.bad.map((example) => badExample(rule, example)));
  const good = examples.good.map((example) => policyBlock(rule, example));
  return [
    `# lint/${id}`,
    `${prose(title)}.`,
    facts(rule),
    '## Why',
    prose(why),
    '## Fix',
    prose(fix),
    '## Bad',
    ...bad,
    '## Good',
    ...good,
    '## Source',
    `<${source}>`,
  ]
    .join('\n\n')
    .concat('\n');
}

const CATEGORY_WORDS: Readonly<Record<RuleCategory, string>> = {
  error: 'error: AWS refuses it, or it does not do what it says',
  security: 'security: it allows more than was meant',
  warning: 'warning: it works, but not as most would think',
  suggestion: 'suggestion: it could be shorter or clearer',
};

function facts(rule: Rule): string {
  const { category, types, aws = [] } = rule;
  const level = { off: 'off', warn: 'a warning', error: 'an error' }[defaultLevel(rule)];
  return [
    `- ${CATEGORY_WORDS[category]}`,
    `- unless set otherwise: ${level} (\`--rule ${rule.id}=off|warn|error\`)`,
    `- looks at: ${types.map(typeName).join(', ')}`,
    ...(aws.length === 0
      ? []
      : [`- answers to Access Analyzer’s ${aws.map((code) => `\`${code}\``).join(', ')}`]),
  ].join('\n');
}

async function badExample(rule: Rule, example: Example): Promise<string> {
  const found = await runExample([rule], rule, example);
  const messages = found.map(({ finding: { at, message, fix } }) => {
    const place = at.pointer === '' ? '' : ` at \`${at.pointer}\``;
    return `- line ${at.span.line}, column ${at.span.column}${place}: ${prose(message)}${fix ? fixWords(fix) : ''}`;
  });
  return [policyBlock(rule, example), messages.join('\n')].join('\n\n');
}

function fixWords({ title, safe }: { readonly title: string; readonly safe: boolean }): string {
  return safe ? ` \`--fix\`: ${prose(title)}.` : ` Suggested: ${prose(title)}.`;
}

function policyBlock(rule: Rule, example: Example): string {
  const { note, features, planned } = example;
  const lead = [
    ...(note === undefined ? [] : [note]),
    ...(features ? [`with \`--for ${features.join(',')}\``] : []),
    ...(planned ? [`with \`--plan\`: ${examplePlanInWords}`] : []),
    ...(example.type && example.type !== rule.types[0] ? [`as a ${typeName(example.type)}`] : []),
  ];
  const documents = [example, ...(example.with ?? [])].map(codeBlock);
  return [...(lead.length > 0 ? [`${prose(lead.join(', '))}:`] : []), ...documents].join('\n\n');
}

/** Text that is told from JSON by its very characters is printed as it is. */
function codeBlock({ policy }: ExampleDocument): string {
  return typeof policy === 'string'
    ? `\`\`\`text\n${policy}\n\`\`\``
    : `\`\`\`json\n${printJson(policy)}\n\`\`\``;
}
