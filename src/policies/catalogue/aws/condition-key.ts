import { isKey, isOpen } from './key-template.ts';
import type { ServiceData } from './service-data.ts';
import { tableOf, type Table } from './table.ts';

/** What AWS's pages call the type of a key's values. */
export type ValueType = 'ARN' | 'Bool' | 'Date' | 'IPAddress' | 'Numeric' | 'String';

export interface ConditionKey {
  /** As AWS documents it, open parts included: `aws:RequestTag/${TagKey}`. */
  readonly key: string;
  readonly type: ValueType;
  /** Whether one request can carry several values. */
  readonly multivalued: boolean;
}

/** The condition keys of one service, by any name that an open key stands for. */
export function conditionKeyTable(lines: ServiceData['conditionKeys']): Table<ConditionKey> {
  const exact = tableOf(lines, conditionKeyFrom);
  let open: readonly string[] | undefined;
  return {
    names: exact.names,
    get: (name) => {
      const known = exact.get(name);
      if (known) return known;
      open ??= exact.names().filter(isOpen);
      const documented = open.find((key) => isKey(key, name));
      return documented === undefined ? undefined : exact.get(documented);
    },
  };
}

/** From a line `key|type`. `ArrayOfString` is a key of several texts. */
export function conditionKeyFrom(line: string): ConditionKey {
  const [key = '', type = ''] = line.split('|');
  const multivalued = type.startsWith('ArrayOf');
  return { key, type: valueType(multivalued ? type.slice('ArrayOf'.length) : type), multivalued };
}

const valueTypes: ReadonlyMap<string, ValueType> = new Map(
  (['ARN', 'Bool', 'Date', 'IPAddress', 'Numeric', 'String'] as const).map((type) => [type, type]),
);

function valueType(text: string): ValueType {
  const type = valueTypes.get(text);
  if (!type) throw new TypeError(`The catalogue has a condition key of an unknown type: ${text}`);
  return type;
}
