import { Box, Text } from 'ink';
import type { ReactNode } from 'react';

import type { Line } from '../layout/line.ts';
import { paint } from '../layout/paint.ts';

/** Rows that were laid out for the terminal's width: each is printed as it is, never wrapped by Ink. */
export function Rows({
  lines,
  color,
}: {
  readonly lines: readonly Line[];
  readonly color: boolean;
}): ReactNode {
  return (
    <Box flexDirection="column">
      {lines.map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row has no identity but its place
        <Text key={index} wrap="truncate-end">
          {paint(line, color) || ' '}
        </Text>
      ))}
    </Box>
  );
}
