import type { Status } from '../../vocabulary/result.ts';
import type { StageStatus } from '../../vocabulary/simulation.ts';
import type { Tone } from './line.ts';

/** The symbols of a layout. The status words stand beside them, so they only help the eye. */
export interface Glyphs {
  readonly status: Readonly<Record<Status, string>>;
  readonly running: string;
  readonly pending: string;
  readonly rule: string;
  readonly gutter: string;
  readonly bar: string;
  readonly broken: string;
  readonly ellipsis: string;
  readonly times: string;
  readonly spinner: readonly string[];
}

export const unicodeGlyphs: Glyphs = {
  status: { pass: '✓', warn: '!', fail: '✗', unknown: '?', skipped: '-' },
  running: '▸',
  pending: '·',
  rule: '─',
  gutter: '│',
  bar: '█',
  broken: '✗',
  ellipsis: '…',
  times: '×',
  spinner: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'],
};

export const asciiGlyphs: Glyphs = {
  status: { pass: '+', warn: '!', fail: 'X', unknown: '?', skipped: '-' },
  running: '>',
  pending: '.',
  rule: '-',
  gutter: '|',
  bar: '#',
  broken: 'X',
  ellipsis: '...',
  times: 'x',
  spinner: ['|', '/', '-', '\\'],
};

export const statusTones = {
  pass: 'good',
  warn: 'warning',
  fail: 'bad',
  unknown: 'unknown',
  skipped: 'quiet',
} as const satisfies Record<Status | StageStatus, Tone>;
