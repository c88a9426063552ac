import { NormalizedSchema } from '@smithy/core/schema';

/** A source of numbers in [0, 1) that a seed determines (mulberry32), so that a failure can be repeated. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Wishes {
  readonly random: () => number;
  /** Whether the wire can tell an empty list, structure or map from none. */
  readonly empties: boolean;
}

/** A random value of an input or output schema of an SDK client; `{}` for an operation that has none. */
export function randomInput(schema: unknown, wishes: Wishes): Record<string, unknown> {
  const normalised = NormalizedSchema.of(schema as Parameters<typeof NormalizedSchema.of>[0]);
  if (normalised.isUnitSchema()) return {};
  return (randomStructure(normalised, wishes, 0) ?? {}) as Record<string, unknown>;
}

const deepest = 5;

function randomValue(schema: NormalizedSchema, wishes: Wishes, depth: number): unknown {
  if (schema.isStructSchema()) return randomStructure(schema, wishes, depth + 1);
  if (schema.isListSchema()) return randomList(schema, wishes, depth);
  if (schema.isMapSchema()) return randomMap(schema, wishes, depth);
  return randomScalar(schema, wishes);
}

function randomStructure(
  schema: NormalizedSchema,
  wishes: Wishes,
  depth: number,
): object | undefined {
  const definition = schema.getSchema() as readonly unknown[];
  const required = Number(definition[6] ?? 0);
  const members = [...schema.structIterator()];
  const chosen = schema.isUnionSchema()
    ? [members[Math.floor(wishes.random() * members.length)]!]
    : members.filter(([, member], index) => {
        const { httpPayload } = member.getMergedTraits();
        const wanted = index < required || member.isIdempotencyToken() || httpPayload;
        return (
          wanted ||
          (depth < deepest && wishes.random() < 0.6) ||
          (depth === 0 && wishes.random() < 0.5)
        );
      });
  const entries = chosen
    .map(([name, member]) => [name, randomValue(member, wishes, depth)] as const)
    .filter(([, value]) => value !== undefined);
  if (entries.length > 0 || wishes.empties || members.length === 0)
    return Object.fromEntries(entries);
  const [name, member] =
    members.find(([, candidate]) => !candidate.isStructSchema()) ?? members[0]!;
  return depth > deepest + 2 ? undefined : { [name]: randomValue(member, wishes, depth) };
}

function randomList(schema: NormalizedSchema, wishes: Wishes, depth: number): unknown {
  const flat = Boolean(schema.getMergedTraits().xmlFlattened) || isInHeader(schema);
  const least = wishes.empties && !flat ? 0 : 1;
  const length = least + Math.floor(wishes.random() * 3);
  const items = Array.from({ length }, () =>
    randomValue(schema.getValueSchema(), wishes, depth + 1),
  );
  const present = items.filter((item) => item !== undefined);
  return present.length < least ? undefined : present;
}

function randomMap(schema: NormalizedSchema, wishes: Wishes, depth: number): unknown {
  const length = 1 + Math.floor(wishes.random() * 2);
  const entries = Array.from({ length }, (_, index) => [
    schema.getMergedTraits().httpPrefixHeaders === undefined ? `k&${index} é` : `key-${index}`,
    schema.getMergedTraits().httpPrefixHeaders === undefined
      ? randomValue(schema.getValueSchema(), wishes, depth + 1)
      : 'value of a header',
  ]);
  const present = entries.filter(([, value]) => value !== undefined);
  return present.length === 0 ? undefined : Object.fromEntries(present);
}

function isInHeader(schema: NormalizedSchema): boolean {
  return schema.getMergedTraits().httpHeader !== undefined;
}

function randomScalar(schema: NormalizedSchema, { random }: Wishes): unknown {
  if (schema.isBooleanSchema()) return random() < 0.5;
  if (schema.isNumericSchema()) return Math.floor(random() * 1_000_000);
  if (schema.isTimestampSchema()) return randomDate(schema, random);
  if (schema.isBlobSchema()) {
    return Uint8Array.from({ length: 1 + Math.floor(random() * 20) }, () =>
      Math.floor(random() * 256),
    );
  }
  if (!schema.isStringSchema()) throw new Error(`No value for ${schema.getName(true)}.`);
  // The client does not escape line ends in attributes, where every reader of XML makes spaces of them.
  const plain = isInHeader(schema) || schema.getMergedTraits().xmlAttribute;
  const texts = plain ? headerTexts : bodyTexts;
  return `${texts[Math.floor(random() * texts.length)]}${Math.floor(random() * 1000)}`;
}

/** The format of a header has whole seconds. */
function randomDate(schema: NormalizedSchema, random: () => number): Date {
  const seconds = 1_600_000_000 + Math.floor(random() * 100_000_000);
  const milliseconds =
    isInHeader(schema) || schema.getSchema() === 6 ? 0 : Math.floor(random() * 1000);
  return new Date(seconds * 1000 + milliseconds);
}

const headerTexts = ['plain-', 'two words ', 'a=b;c/', '"quoted" '];

const bodyTexts = [
  'plain-',
  'two  words ',
  'a&b<c>d"e\'f',
  'a+b%20c=d;e,f/g?h#i',
  'Grüße, 日本語 🚀 ',
  'line one\nline two\r\n\ttabbed ',
  '{"json": ["x"]}',
  '\u001b[31mred\u0085\u2028',
];
