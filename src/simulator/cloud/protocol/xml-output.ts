import type { ListShape, MapShape, Member, ServiceModel, StructureShape } from './model.ts';
import { toText } from './scalar-text.ts';
import { itemsOf, presentMembers, recordOf } from './structure.ts';

/** An element; `attributes` start with a space where there are any, `content` is XML. */
export function xmlElement(tag: string, content: string, attributes = ''): string {
  return content === '' ? `<${tag}${attributes}/>` : `<${tag}${attributes}>${content}</${tag}>`;
}

/** The content of a structure's element. Source: https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings */
export function xmlMembers(model: ServiceModel, structure: StructureShape, value: unknown): string {
  let xml = '';
  for (const [name, member, present] of presentMembers(structure, value)) {
    if (!member.xmlAttribute) xml += xmlMember(model, member.wireName ?? name, member, present);
  }
  return xml;
}

/**
 * Text as it may stand in an element or in an attribute of it. Characters that a reader would drop or change, carriage
 * returns and other controls, are written as references.
 */
export function escapeXml(text: string): string {
  return text.replaceAll(
    /[&<>"\p{Cc}\u2028]/gu,
    (character) => entities.get(character) ?? `&#x${character.charCodeAt(0).toString(16)};`,
  );
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ['\n', '\n'],
]);

function xmlMember(model: ServiceModel, tag: string, member: Member, value: unknown): string {
  const shape = model.shapes[member.type];
  switch (shape?.kind) {
    case 'list': {
      const items = xmlItems(model, shape, itemsOf(value), member.flat ? tag : undefined);
      return member.flat ? items : xmlElement(tag, items, namespaceOf(member));
    }
    case 'map': {
      const entries = xmlEntries(model, shape, value, member.flat ? tag : 'entry');
      return member.flat ? entries : xmlElement(tag, entries, namespaceOf(member));
    }
    case 'structure': {
      const attributes = namespaceOf(member) + attributesOf(shape, value);
      return xmlElement(tag, xmlMembers(model, shape, value), attributes);
    }
    case undefined:
      return xmlElement(
        tag,
        escapeXml(toText(member.type, value, 'date-time')),
        namespaceOf(member),
      );
  }
}

function xmlItems(
  model: ServiceModel,
  { item }: ListShape,
  values: readonly unknown[],
  flatTag: string | undefined,
): string {
  const tag = flatTag ?? item.wireName ?? 'member';
  return values.map((value) => xmlMember(model, tag, item, value)).join('');
}

function xmlEntries(
  model: ServiceModel,
  { key, value }: MapShape,
  map: unknown,
  tag: string,
): string {
  const entries = Object.entries(recordOf(map)).map(([name, held]) =>
    xmlElement(
      tag,
      xmlMember(model, key.wireName ?? 'key', key, name) +
        xmlMember(model, value.wireName ?? 'value', value, held),
    ),
  );
  return entries.join('');
}

function namespaceOf({ xmlNamespace }: Member): string {
  if (!xmlNamespace) return '';
  const [prefix, uri] = xmlNamespace;
  return ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeXml(uri)}"`;
}

function attributesOf(structure: StructureShape, value: unknown): string {
  let attributes = '';
  for (const [name, member, present] of presentMembers(structure, value)) {
    if (member.xmlAttribute)
      attributes += ` ${member.wireName ?? name}="${escapeXml(String(present))}"`;
  }
  return attributes;
}
