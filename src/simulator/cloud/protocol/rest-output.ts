import { joinHeader } from './header-list.ts';
import type { Member, ServiceModel, StructureShape } from './model.ts';
import { toText } from './scalar-text.ts';
import { presentMembers, recordOf } from './structure.ts';

/** The parts of an output that do not stand in the body, and the part that does. */
interface BoundOutput {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** The member that is the whole body, with its value. */
  readonly payload: readonly [member: Member, value: unknown] | undefined;
}

/** Source: https://smithy.io/2.0/spec/http-bindings.html */
export function boundOutput(
  model: ServiceModel,
  structure: StructureShape,
  output: unknown,
): BoundOutput {
  const present = presentMembers(structure, output);
  const payload = present.find(([, { http }]) => http?.in === 'payload');
  const status = present.find(([, { http }]) => http?.in === 'status');
  const headers = present.flatMap(([, member, value]) => headersOf(model, member, value));
  return {
    status: status && Number(status[2]),
    headers: Object.fromEntries(headers),
    payload: payload && [payload[1], payload[2]],
  };
}

function headersOf(
  model: ServiceModel,
  member: Member,
  value: unknown,
): readonly (readonly [name: string, text: string])[] {
  const { http } = member;
  if (http?.in === 'header') return [[http.name, headerText(model, member, value)]];
  if (http?.in !== 'prefixed-headers') return [];
  return Object.entries(recordOf(value)).map(([name, text]) => [
    (http.name + name).toLowerCase(),
    String(text),
  ]);
}

function headerText(model: ServiceModel, member: Member, value: unknown): string {
  const shape = model.shapes[member.type];
  if (shape?.kind === 'list' && Array.isArray(value)) {
    return joinHeader(value.map((item) => toText(shape.item.type, item, 'http-date')));
  }
  return toText(member.type, value, 'http-date');
}
