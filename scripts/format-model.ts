import type { ServiceModel } from '../src/simulator/cloud/protocol/model.ts';

/** A model as JSON with one operation and one shape a line, so that a change of a client reads well as a diff. */
export function formatModel({ operations, shapes, ...facts }: ServiceModel): string {
  const head = Object.entries(facts).map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  );
  return `{${head.join(',')},\n"operations":${lines(operations)},\n"shapes":${lines(shapes)}}\n`;
}

function lines(record: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(record);
  const text = entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return `{\n${text.join(',\n')}\n}`;
}
