import type { Layout } from './layout.ts';
import { lineWidth, type Line, type Span } from './line.ts';
import { wrap } from './wrap.ts';

const gap = 3;

/** Cells in as many columns as fit, filled downwards, as `ls` does. No cell may be wider than a row. */
export function grid(cells: readonly Line[], indent: number, layout: Layout): readonly Line[] {
  const widths = cells.map(lineWidth);
  const [rows, columnWidths] = fewestRows(widths, layout.width - indent);
  return Array.from({ length: rows }, (_unused, row) => {
    const inRow = cells.filter((_cell, index) => index % rows === row);
    return [
      blanks(indent),
      ...inRow.flatMap((cell, column) =>
        column === inRow.length - 1
          ? cell
          : [...cell, blanks((columnWidths[column] ?? 0) + gap - lineWidth(cell))],
      ),
    ];
  });
}

/** The least number of rows whose columns still fit side by side, and the widths of those columns. */
function fewestRows(widths: readonly number[], room: number): [number, readonly number[]] {
  for (let rows = 1; rows < widths.length; rows += 1) {
    const columns = Array.from({ length: Math.ceil(widths.length / rows) }, (_unused, column) =>
      Math.max(...widths.slice(column * rows, (column + 1) * rows)),
    );
    const total = columns.reduce((sum, width) => sum + width + gap, -gap);
    if (total <= room) return [rows, columns];
  }
  return [widths.length, []];
}

/** Pieces one after the other with two blanks between them, on as many rows as it takes. */
export function flow(pieces: readonly Span[], indent: number, layout: Layout): readonly Line[] {
  const fitting = pieces.flatMap((piece) =>
    wrap(piece.text, layout.width - indent).map((text) => ({ ...piece, text })),
  );
  const rows: Span[][] = [];
  for (const piece of fitting) {
    const row = rows.at(-1);
    if (row !== undefined && lineWidth([...row, piece]) + 2 <= layout.width)
      row.push(blanks(2), piece);
    else rows.push([blanks(rows.length === 0 ? 0 : indent), piece]);
  }
  return rows;
}

export function blanks(width: number): Span {
  return { text: ' '.repeat(Math.max(0, width)) };
}
