import type { Event } from '../vocabulary/event.ts';
import type { Report } from '../vocabulary/report.ts';
import { addEvent, finishReport, startReport } from './fold.ts';
import type { Writer } from './writer.ts';

/** Runs a command to its end, with every writer told of every event. An error of the command is thrown on. */
export async function consume(
  events: AsyncIterable<Event>,
  writers: readonly Writer[],
): Promise<Report> {
  try {
    let state = startReport();
    for await (const event of events) {
      state = addEvent(state, event);
      for (const writer of writers) writer.event?.(event, state);
    }
    const report = finishReport(state);
    for (const writer of writers) await writer.end(report);
    return report;
  } finally {
    for (const writer of writers) await writer.close?.();
  }
}
