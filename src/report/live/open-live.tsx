import { render } from 'ink';

import { startReport } from '../fold.ts';
import { footer } from '../layout/footer.ts';
import { layoutFor, type Layout } from '../layout/layout.ts';
import type { Line } from '../layout/line.ts';
import { openRows } from '../layout/open-rows.ts';
import { finalBlocks, reportBlocks, type Block } from '../layout/report-blocks.ts';
import type { ReportState } from '../report-state.ts';
import { viewOfReport, viewOfRun } from '../view-model.ts';
import type { TextOptions, Writer } from '../writer.ts';
import { withNew, withRest } from './printed.ts';
import { Screen } from './screen.tsx';

export interface LiveOptions extends TextOptions {
  readonly stdout: NodeJS.WriteStream;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
  /** The signal that stops the run; the footer then says that it is stopping. */
  readonly signal?: AbortSignal;
}

/** Frames a second are what a person can follow; the rest of the time belongs to the run. */
const frameMs = 80;
/** Rows that stay free: the shell's prompt line, the blank row above, the footer. */
const reservedRows = 3;

/** A writer that shows the run on a terminal while it goes on, and leaves the whole report behind. */
export function openLive({
  stdout,
  now = () => performance.now(),
  signal,
  ...options
}: LiveOptions): Writer {
  const begun = now();
  let state = startReport();
  let printed: readonly Block[] = [];
  let painted = -Infinity;
  const layout = (): Layout => layoutFor({ ...options, width: stdout.columns || options.width });
  const app = render(<Screen printed={[]} open={[]} color={options.color} />, {
    stdout,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  const paint = (open: readonly Line[]): void => {
    app.rerender(<Screen printed={printed} open={open} color={options.color} />);
  };
  const frame = (): void => {
    painted = now();
    const view = viewOfRun(state);
    printed = withNew(printed, finalBlocks(view, state.account !== undefined, layout()));
    const elapsedMs = painted - begun;
    const tick = {
      frame: Math.floor(elapsedMs / frameMs),
      elapsedMs,
      isStopping: signal?.aborted ?? false,
    };
    const room = (stdout.rows || 24) - reservedRows;
    paint([
      ...openRows(view, new Set(printed.map(({ id }) => id)), layout(), room),
      footer(state, tick, layout()),
    ]);
  };
  const timer = setInterval(frame, frameMs);
  timer.unref();
  return {
    event: (_event, next: ReportState) => {
      state = next;
      // Timers starve while the embedded AWS answers without ever waiting; events then move the picture.
      if (now() - painted >= frameMs) frame();
    },
    end: (report) => {
      clearInterval(timer);
      printed = withRest(printed, reportBlocks(viewOfReport(report), layout()));
      paint([]);
    },
    close: async () => {
      clearInterval(timer);
      app.unmount();
      await app.waitUntilExit();
    },
  };
}
