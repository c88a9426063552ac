import { AwsError } from '../aws-error.ts';
import type { ServiceModel, Shape, StructureShape } from './model.ts';
import { fromBase64, fromText, toBase64 } from './scalar-text.ts';
import { isRecord, itemsOf, presentMembers, recordOf } from './structure.ts';

/**
 * The value that parsed JSON stands for: blobs are base64, timestamps seconds since 1970.
 * Throws AwsError SerializationException where the JSON is of another type.
 * Source: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#shape-serialization
 */
export function fromJson(model: ServiceModel, type: string, json: unknown): unknown {
  const shape = model.shapes[type];
  return shape ? fromJsonAggregate(model, shape, json) : fromJsonScalar(type, json);
}

/** What JSON.stringify makes the wire's form of. */
export function toJson(model: ServiceModel, type: string, value: unknown): unknown {
  const shape = model.shapes[type];
  switch (shape?.kind) {
    case 'structure':
      return Object.fromEntries(
        presentMembers(shape, value).map(([name, member, present]) => [
          name,
          toJson(model, member.type, present),
        ]),
      );
    case 'list':
      return itemsOf(value).map((item) => toJson(model, shape.item.type, item));
    case 'map':
      return Object.fromEntries(
        Object.entries(recordOf(value)).map(([key, held]) => [
          key,
          toJson(model, shape.value.type, held),
        ]),
      );
    case undefined:
      return toJsonScalar(type, value);
  }
}

/** As fromJson, of a structure. */
export function fromJsonStructure(
  model: ServiceModel,
  structure: StructureShape,
  json: unknown,
): object {
  if (!isRecord(json)) throw mismatch('an object', json);
  return Object.fromEntries(
    presentMembers(structure, json).map(([name, member, present]) => [
      name,
      fromJson(model, member.type, present),
    ]),
  );
}

function fromJsonAggregate(model: ServiceModel, shape: Shape, json: unknown): unknown {
  switch (shape.kind) {
    case 'structure':
      return fromJsonStructure(model, shape, json);
    case 'list':
      if (!Array.isArray(json)) throw mismatch('a list', json);
      return json.map((item) => fromJson(model, shape.item.type, item));
    case 'map':
      if (!isRecord(json)) throw mismatch('an object', json);
      return Object.fromEntries(
        Object.entries(json).map(([key, held]) => [key, fromJson(model, shape.value.type, held)]),
      );
  }
}

function fromJsonScalar(type: string, json: unknown): unknown {
  const value = scalarOf(type, json);
  if (value === undefined) throw mismatch(`a ${type}`, json);
  return value;
}

/** Undefined where the JSON is of another type. Numbers and texts are taken for timestamps of either form. */
function scalarOf(type: string, json: unknown): unknown {
  switch (type) {
    case 'string':
    case 'number':
    case 'boolean':
      return typeof json === type ? json : undefined;
    case 'blob':
    case 'stream':
      return typeof json === 'string' ? fromBase64(json) : undefined;
    default:
      if (typeof json === 'number') return new Date(json * 1000);
      return typeof json === 'string' ? fromText(type, json, 'date-time') : undefined;
  }
}

function toJsonScalar(type: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return toBase64(value);
  if (!(value instanceof Date)) return value;
  if (type === 'date-time') return value.toISOString();
  return type === 'http-date' ? value.toUTCString() : value.getTime() / 1000;
}

function mismatch(wanted: string, json: unknown): AwsError {
  const kind = Array.isArray(json) ? 'array' : typeof json;
  return new AwsError('SerializationException', `Expected ${wanted}, found ${kind}.`);
}
