import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

import { consume } from '../report/consume.ts';
import { formats } from '../report/formats.ts';
import type { TextOptions, Writer } from '../report/writer.ts';
import { UserError } from '../vocabulary/errors.ts';
import type { Event } from '../vocabulary/event.ts';
import type { Report } from '../vocabulary/report.ts';
import type { Output, ReportOptions } from './options.ts';

/** Narrower than this, or not on a terminal, the report is append-only lines. */
const liveColumns = 60;

/**
 * Shows a run in every format asked for and returns its report. Standard output gets what was asked for it, by default
 * the live report on a terminal and `lines` elsewhere; each file gets its own format besides. A command that is done
 * before anybody could watch it is not `live`: on a terminal its report is printed once.
 */
export async function render(
  events: AsyncIterable<Event>,
  options: ReportOptions,
  { live = true }: { readonly live?: boolean } = {},
): Promise<Report> {
  const text = textOptions(options);
  const files = await Promise.all(
    options.outputs.filter(hasPath).map((output) => fileWriter(output, text)),
  );
  const shown = options.outputs.filter((output) => !hasPath(output)).map(({ format }) => format);
  const screen =
    shown.length > 0
      ? shown.map((format) => formats[format](toStdout, text))
      : [await defaultWriter(text, live)];
  return consume(events, [...screen, ...files]);
}

async function defaultWriter(text: TextOptions, live: boolean): Promise<Writer> {
  if (!process.stdout.isTTY || isCi() || process.stdout.columns < liveColumns)
    return formats.lines(toStdout, text);
  if (!live) return formats.pretty(toStdout, text);
  process.env['NODE_ENV'] ??= 'production'; // React chooses its slower development build otherwise
  const { openLive } = await import('../report/live/open-live.tsx');
  return openLive({ ...text, stdout: process.stdout });
}

function toStdout(text: string): void {
  process.stdout.write(text);
}

/** A file that cannot be opened is refused before anything is asked of AWS. */
async function fileWriter(
  { format, path }: Output & { path: string },
  text: TextOptions,
): Promise<Writer> {
  const stream = createWriteStream(path);
  try {
    await once(stream, 'open');
  } catch (cause) {
    throw new UserError(
      `${path} cannot be written.`,
      'Name a file in a directory that exists and may be written.',
      {
        cause,
      },
    );
  }
  const writer = formats[format]((part) => stream.write(part), {
    ...text,
    color: false,
    width: 80,
  });
  return {
    ...writer,
    close: async () => {
      await writer.close?.();
      stream.end();
      await once(stream, 'close');
    },
  };
}

function hasPath(output: Output): output is Output & { path: string } {
  return output.path !== undefined;
}

/** https://no-color.org and FORCE_COLOR; a pipe gets no colour. ASCII where the locale does not say UTF-8. */
function textOptions({ color }: ReportOptions): TextOptions {
  const { env, stdout, platform } = process;
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  const refused = !color || Boolean(env['NO_COLOR']) || env['TERM'] === 'dumb';
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return {
    color: !refused && (forced || stdout.isTTY),
    width: stdout.isTTY ? stdout.columns : 80,
    unicode: platform === 'win32' || /utf-?8/i.test(locale),
  };
}

function isCi(): boolean {
  return Boolean(process.env['CI']) && process.env['CI'] !== 'false';
}
