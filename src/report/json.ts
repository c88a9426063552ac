import { escapeJson } from './escape.ts';
import type { Format } from './writer.ts';

/** Report JSON 1.0 (docs/schema/report.schema.json), indented, with a newline at its end. */
export const json: Format = (write) => ({
  end: (report) => write(`${escapeJson(JSON.stringify(report, undefined, 2))}\n`),
});
