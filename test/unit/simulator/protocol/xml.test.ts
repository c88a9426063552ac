import { describe, expect, it } from 'vitest';

import type { StructureShape } from '../../../../src/simulator/cloud/protocol/model.ts';
import { xmlInput } from '../../../../src/simulator/cloud/protocol/xml-input.ts';
import { xmlElement, xmlMembers } from '../../../../src/simulator/cloud/protocol/xml-output.ts';
import { modelOf } from './test-model.ts';

const thing: StructureShape = {
  kind: 'structure',
  members: {
    Name: { type: 'string', wireName: 'name' },
    Count: { type: 'number' },
    On: { type: 'boolean' },
    At: { type: 'timestamp' },
    Data: { type: 'blob' },
    List: { type: 'List' },
    Flat: { type: 'List', wireName: 'FlatItem', flat: true },
    Map: { type: 'Map' },
    Owner: { type: 'Owner', xmlNamespace: ['xsi', 'http://www.w3.org/2001/XMLSchema-instance'] },
  },
};
const model = modelOf('restXml', {
  Thing: thing,
  List: { kind: 'list', item: { type: 'string', wireName: 'item' } },
  Map: { kind: 'map', key: { type: 'string' }, value: { type: 'number' } },
  Owner: {
    kind: 'structure',
    members: {
      Type: { type: 'string', wireName: 'xsi:type', xmlAttribute: true },
      ID: { type: 'string' },
    },
  },
});

const value = {
  Name: 'a & <b> "c"',
  Count: 3,
  On: false,
  At: new Date('2026-01-02T03:04:05.000Z'),
  Data: Uint8Array.from([1, 2]),
  List: ['x', ''],
  Flat: ['y', 'z'],
  Map: { k: 1 },
  Owner: { Type: 'CanonicalUser', ID: '1' },
};
const xml =
  '<name>a &amp; &lt;b&gt; &quot;c&quot;</name><Count>3</Count><On>false</On>' +
  '<At>2026-01-02T03:04:05Z</At><Data>AQI=</Data><List><item>x</item><item/></List>' +
  '<FlatItem>y</FlatItem><FlatItem>z</FlatItem>' +
  '<Map><entry><key>k</key><value>1</value></entry></Map>' +
  '<Owner xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>1</ID></Owner>';

describe('writing XML', () => {
  it('writes each kind of member in its form', () => {
    expect(xmlMembers(model, thing, value)).toBe(xml);
  });

  it('leaves out what is undefined or null, writes what is empty', () => {
    expect(xmlMembers(model, thing, { Name: undefined, Count: null, List: [], Map: {} })).toBe(
      '<List/><Map/>',
    );
  });

  it('writes as references what a reader would drop or change', () => {
    expect(xmlMembers(model, thing, { Name: '\r\n\t\u001b' })).toBe(
      '<name>&#xd;\n&#x9;&#x1b;</name>',
    );
  });
});

describe('reading XML', () => {
  it('gives back what was written', async () => {
    const document = new TextEncoder().encode(xmlElement('Any', xml));
    expect(await xmlInput(model, thing, document)).toEqual(value);
  });

  it.each(['', 'no xml', '<a><b></a>', '<a><Count>three</Count></a>'])(
    'refuses %j',
    async (text) => {
      await expect(xmlInput(model, thing, new TextEncoder().encode(text))).rejects.toMatchObject({
        code: 'MalformedXML',
        status: 400,
      });
    },
  );

  it('does not expand entities that the document defines', async () => {
    const document =
      '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a><name>&e;</name></a>';
    const read = await xmlInput(model, thing, new TextEncoder().encode(document)).catch(
      ({ code }: { code: string }) => ({ code }),
    );
    expect(JSON.stringify(read)).not.toContain('root:');
  });
});
