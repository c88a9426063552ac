import { MAX_BYTES } from '../document/limits.ts';
import type { At } from '../document/reader.ts';
import { fileView, type TextView } from '../document/text-view.ts';
import { gatherAnswer } from './aws-cli/envelopes.ts';
import { gatherTemplate, isTemplate } from './cloudformation/template.ts';
import { Gathering } from './gathering.ts';
import type { SourceOptions, SourceResult } from './source.ts';
import { gatherPlan, isPlan } from './terraform/plan.ts';
import { plainDocument } from './to-document.ts';
import { atPath, membersOf, textAt } from './tree/at.ts';
import { openTree, openWithin, type Opened, type Tree } from './tree/tree.ts';

/**
 * Finds every policy document of a file, told by its content: a bare document, the catalogue's wrapper, an answer of
 * the AWS CLI (JSON or YAML), a CloudFormation template (JSON or YAML), or what `terraform show -json` prints. Spans
 * lead into the file as it was given, also through escaped and URL-encoded text. Never throws; a text over 1 MiB or
 * nested over 100 deep is refused. What the file does not tell is a gap of its document and stands in `notChecked`.
 */
export function readSource(text: string, path: string, options: SourceOptions = {}): SourceResult {
  const view = fileView(text.length > MAX_BYTES ? text.slice(0, MAX_BYTES + 1) : text);
  const opened = open(view);
  if (!opened.ok) return unrecognised(opened.problems);
  return recognise(opened.tree, path, options);
}

function open(view: TextView): Opened {
  if (view.text.length > MAX_BYTES || Buffer.byteLength(view.text) > MAX_BYTES) {
    const message = 'The document is larger than the limit of 1 MiB (1,048,576 bytes)';
    return { ok: false, problems: [{ message, span: view.span(0, 0, '') }] };
  }
  const opened = openTree(view, '');
  const template = opened.ok ? atPath(opened.tree.root, 'TemplateBody') : undefined;
  if (!opened.ok || !template) return opened;
  // aws cloudformation get-template answers the template itself, or its text.
  const inner = opened.tree.content(template.node);
  return inner ? openTree(inner, template.pointer) : openWithin(opened.tree, template);
}

function recognise(tree: Tree, path: string, options: SourceOptions): SourceResult {
  const { root } = tree;
  const gathering = new Gathering(path, tree.view);
  if (isPlan(root)) {
    gatherPlan(tree, gathering);
    return gathering.result('terraform');
  }
  if (isTemplate(root)) {
    gatherTemplate(tree, gathering, options);
    return gathering.result('cloudformation');
  }
  const policy = atPath(root, 'policy');
  if (atPath(policy, 'Statement')) {
    const name = textAt(root, 'id') ?? gathering.fileName;
    gathering.add(plainDocument(tree, policy ?? root, undefined, { name, path }));
    return gathering.result('catalogue');
  }
  if (!isDocument(root) && gatherAnswer(tree, gathering)) return gathering.result('aws-cli');
  if (!isDocument(root) && !isNearlyDocument(root)) {
    const message =
      'This is no policy document, and no answer of the AWS CLI, CloudFormation template or Terraform plan that holds one';
    return unrecognised([
      { message, span: tree.view.span(root.node.offset, root.node.offset, root.pointer) },
    ]);
  }
  gathering.add(plainDocument(tree, root, undefined, { name: gathering.fileName, path }));
  return gathering.result('document');
}

function isDocument(root: At): boolean {
  return atPath(root, 'Statement') !== undefined;
}

/** Meant as a policy, so that its reader says what is wrong with it. */
function isNearlyDocument(root: At): boolean {
  return membersOf(root).some(({ name }) => /^(?:Version|statements?|Statements?)$/.test(name));
}

function unrecognised(problems: SourceResult['problems']): SourceResult {
  return { kind: 'unrecognised', documents: [], notChecked: [], problems };
}
