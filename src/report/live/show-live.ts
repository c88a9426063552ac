import type { Event } from '../../vocabulary/event.ts';
import type { Report } from '../../vocabulary/report.ts';
import { consume } from '../consume.ts';
import type { Writer } from '../writer.ts';
import { openLive, type LiveOptions } from './open-live.tsx';

/**
 * Runs a command with its report live on a terminal; `also` are writers of further formats, files say. The caller has
 * made sure that stdout is a terminal of at least 60 columns.
 */
export async function showLive(
  events: AsyncIterable<Event>,
  { also = [], ...options }: LiveOptions & { readonly also?: readonly Writer[] },
): Promise<Report> {
  return consume(events, [openLive(options), ...also]);
}
