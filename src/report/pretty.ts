import { layoutFor } from './layout/layout.ts';
import { paint } from './layout/paint.ts';
import type { Block } from './layout/report-blocks.ts';
import { reportBlocks } from './layout/report-blocks.ts';
import { viewOfReport } from './view-model.ts';
import type { Format } from './writer.ts';

/** The report as the live view leaves it on the screen, in one piece. */
export const pretty: Format = (write, { color, width, unicode }) => ({
  end: (report) => {
    const blocks = reportBlocks(viewOfReport(report), layoutFor({ width, unicode }));
    write(blocks.map((block) => blockText(block, color)).join('\n'));
  },
});

function blockText({ lines }: Block, color: boolean): string {
  return lines.map((line) => `${paint(line, color)}\n`).join('');
}
