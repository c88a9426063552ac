import { escapeJson } from './escape.ts';
import type { Format, Write } from './writer.ts';

/** One event a line as it comes (src/vocabulary/event.ts), then one line `{"kind":"report", …}`: verdict and totals. */
export const jsonl: Format = (write) => ({
  event: (event) => writeLine(write, event),
  end: ({ schemaVersion, command, verdict, summary, durationMs, calls, notChecked, simulation }) =>
    writeLine(write, {
      kind: 'report',
      schemaVersion,
      command,
      verdict,
      summary,
      durationMs,
      calls,
      notChecked: notChecked.length,
      ...(simulation && {
        answeredBy: simulation.answeredBy,
        leftovers: simulation.leftovers.filter(({ expected }) => !expected),
      }),
    }),
});

function writeLine(write: Write, value: object): void {
  write(`${escapeJson(JSON.stringify(value))}\n`);
}
