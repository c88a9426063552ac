import { AwsError } from '../aws-error.ts';
import type { ListShape, MapShape, Member, ServiceModel, StructureShape } from './model.ts';
import { fromText } from './scalar-text.ts';
import { isRecord } from './structure.ts';

/**
 * The structure that an XML document holds, whatever its root is called. The parser is imported when first needed: few
 * requests carry XML. Throws AwsError MalformedXML.
 * Sources: https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings,
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList
 */
export async function xmlInput(
  model: ServiceModel,
  structure: StructureShape,
  body: Uint8Array,
): Promise<object> {
  const root = await parseXml(new TextDecoder().decode(body));
  return readStructure(model, structure, root);
}

const attributePrefix = '@';

/** What the parser makes of the root: its text, or its children and attributes by name. */
async function parseXml(xml: string): Promise<unknown> {
  const { XMLParser, XMLValidator } = await import('fast-xml-parser');
  if (XMLValidator.validate(xml) !== true) throw malformed();
  const parser = new XMLParser({
    attributeNamePrefix: attributePrefix,
    htmlEntities: true, // numeric references belong to these
    ignoreAttributes: false,
    ignoreDeclaration: true,
    parseTagValue: false,
    trimValues: false,
  });
  const document: unknown = parser.parse(xml);
  const [root] = isRecord(document) ? Object.values(document) : [];
  if (root === undefined) throw malformed();
  return root;
}

function readStructure(model: ServiceModel, structure: StructureShape, node: unknown): object {
  const read: [string, unknown][] = [];
  for (const [name, member] of Object.entries(structure.members)) {
    const wireName = member.wireName ?? name;
    const found = childrenOf(node, member.xmlAttribute ? attributePrefix + wireName : wireName);
    const [first] = found;
    if (first !== undefined) {
      read.push([
        name,
        member.flat ? readFlat(model, member, found) : readMember(model, member, first),
      ]);
    }
  }
  return Object.fromEntries(read);
}

function readMember(model: ServiceModel, member: Member, node: unknown): unknown {
  const shape = model.shapes[member.type];
  switch (shape?.kind) {
    case 'structure':
      return readStructure(model, shape, node);
    case 'list':
      return readItems(model, shape, childrenOf(node, shape.item.wireName ?? 'member'));
    case 'map':
      return readEntries(model, shape, childrenOf(node, 'entry'));
    case undefined:
      return readScalar(member.type, textOf(node));
  }
}

function readFlat(model: ServiceModel, member: Member, nodes: readonly unknown[]): unknown {
  const shape = model.shapes[member.type];
  if (shape?.kind === 'map') return readEntries(model, shape, nodes);
  return shape?.kind === 'list' ? readItems(model, shape, nodes) : undefined;
}

function readItems(
  model: ServiceModel,
  { item }: ListShape,
  nodes: readonly unknown[],
): readonly unknown[] {
  return nodes.map((node) => readMember(model, item, node));
}

function readEntries(
  model: ServiceModel,
  { key, value }: MapShape,
  nodes: readonly unknown[],
): object {
  const entries = nodes.map((node): [string, unknown] => {
    const [name = ''] = childrenOf(node, key.wireName ?? 'key');
    const [held = ''] = childrenOf(node, value.wireName ?? 'value');
    return [textOf(name), readMember(model, value, held)];
  });
  return Object.fromEntries(entries);
}

/** The parser makes a list of children that share a name. */
function childrenOf(node: unknown, name: string): readonly unknown[] {
  if (!isRecord(node) || !Object.hasOwn(node, name)) return [];
  const found = node[name];
  return Array.isArray(found) ? found : [found];
}

/** The parser keeps the text of an element that has attributes under `#text`. */
function textOf(node: unknown): string {
  const text = isRecord(node) ? node['#text'] : node;
  return typeof text === 'string' ? text : '';
}

function readScalar(type: string, text: string): unknown {
  const value = fromText(type, text, 'date-time');
  if (value === undefined) throw malformed();
  return value;
}

function malformed(): AwsError {
  return new AwsError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema.',
  );
}
