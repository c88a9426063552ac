import { Box, Static } from 'ink';
import type { ReactNode } from 'react';

import type { Line } from '../layout/line.ts';
import type { Block } from '../layout/report-blocks.ts';
import { Rows } from './rows.tsx';

/** One moment of the live report. */
interface ScreenProps {
  /** Parts that are final: printed once, above everything that still moves. Only ever grows. */
  readonly printed: readonly Block[];
  /** What is under way, and the footer: painted again and again. Empty at the end. */
  readonly open: readonly Line[];
  readonly color: boolean;
}

export function Screen({ printed, open, color }: ScreenProps): ReactNode {
  return (
    <>
      <Static items={[...printed]}>
        {(block, index) => (
          <Box key={`${index} ${block.id}`} paddingTop={index === 0 ? 0 : 1}>
            <Rows lines={block.lines} color={color} />
          </Box>
        )}
      </Static>
      {open.length > 0 && (
        <Box paddingTop={printed.length === 0 ? 0 : 1}>
          <Rows lines={open} color={color} />
        </Box>
      )}
    </>
  );
}
