/** Bytes, or the base64 text of bytes. */
export function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/**
 * A scalar as text, for XML, forms and headers. `timestamp` is the format of timestamps that name none.
 * Source: https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait
 */
export function toText(type: string, value: unknown, timestamp: TimestampFormat): string {
  if (value instanceof Date) return dateText(value, formatOf(type, timestamp));
  if (value instanceof Uint8Array) return toBase64(value);
  return String(value);
}

/** The scalar that a text stands for, or undefined where it stands for none. */
export function fromText(type: string, text: string, timestamp: TimestampFormat): unknown {
  switch (type) {
    case 'string':
      return text;
    case 'boolean':
      return booleans.get(text.toLowerCase());
    case 'number':
      return text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
    case 'blob':
    case 'stream':
      return fromBase64(text);
    default:
      return dateOf(text, formatOf(type, timestamp));
  }
}

export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds';

function formatOf(type: string, usual: TimestampFormat): TimestampFormat {
  return type === 'date-time' || type === 'http-date' || type === 'epoch-seconds' ? type : usual;
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

function dateText(date: Date, format: TimestampFormat): string {
  switch (format) {
    case 'date-time':
      return date.toISOString().replace('.000Z', 'Z');
    case 'http-date':
      return date.toUTCString();
    case 'epoch-seconds':
      return String(date.getTime() / 1000);
  }
}

function dateOf(text: string, format: TimestampFormat): Date | undefined {
  const date = new Date(format === 'epoch-seconds' ? Number(text) * 1000 : text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
