import { loadProduct } from '../catalogue/veeam/index.ts';
import { fileView } from '../document/text-view.ts';
import type { Profile } from './context.ts';
import * as engine from './deployment/engine.ts';
import { exampleDeployment } from './deployment/example-plan.ts';
import type { LintDocument } from './document/lint-document.ts';
import { openText } from './document/open-document.ts';
import { printJson } from './pages/print-json.ts';
import type { Example, ExampleDocument, Rule } from './rule.ts';
import { type Found, RuleRunner } from './run-rules.ts';

/** Version whose permission sets the examples name. */
const PRODUCT_VERSION = '10';

/** What the rules find in an example, as they would in files that hold its documents. */
export async function runExample(
  rules: readonly Rule[],
  rule: Rule,
  example: Example,
): Promise<readonly Found[]> {
  const documents = [example, ...(example.with ?? [])].map((one) => documentOf(rule, one));
  const runner = new RuleRunner(rules, await profileOf(example));
  const owner = { kind: 'role', name: 'example', certain: true } as const;
  return runner.run({ owner, documents });
}

/** The text of an example as it is run, and printed on the rule's page. */
function exampleText({ policy }: ExampleDocument): string {
  return typeof policy === 'string' ? policy : printJson(policy);
}

function documentOf(rule: Rule, example: ExampleDocument): LintDocument {
  const type = example.type ?? rule.types[0];
  return openText(fileView(exampleText(example)), '', {
    source: { path: 'example.json', name: 'example' },
    ...(type ? { type: { is: type, from: 'flag' } } : {}),
    ...(example.attachment ? { attachment: example.attachment } : {}),
  });
}

async function profileOf({ features, planned }: Example): Promise<Profile | undefined> {
  if (!features && !planned) return undefined;
  const product = await loadProduct(PRODUCT_VERSION);
  const sets = await Promise.all((features ?? []).map((id) => product.permissionSet(id)));
  return { product, sets, engine, ...(planned ? { deployment: exampleDeployment } : {}) };
}
