import { styleText } from 'node:util';

import type { Line, Tone } from './line.ts';

type Style = Parameters<typeof styleText>[0];

const styles: Readonly<Record<Tone, Style>> = {
  good: 'green',
  bad: ['bold', 'red'],
  warning: 'yellow',
  unknown: 'magenta',
  quiet: 'dim',
  strong: 'bold',
};

/** A row as text, with colour codes if they are wanted, without blanks at its end. */
export function paint(spans: Line, color: boolean): string {
  const end = spans.findLastIndex(({ text }) => text.trimEnd() !== '');
  return spans
    .slice(0, end + 1)
    .map((piece, index) =>
      paintSpan(index === end ? { ...piece, text: piece.text.trimEnd() } : piece, color),
    )
    .join('');
}

function paintSpan({ text, tone }: Line[number], color: boolean): string {
  if (!color || tone === undefined || text === '') return text;
  // The caller has decided on colour; Node is not to look at the process's own stdout again.
  return styleText(styles[tone], text, { validateStream: false });
}
