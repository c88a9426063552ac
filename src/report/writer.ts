import type { Event } from '../vocabulary/event.ts';
import type { Report } from '../vocabulary/report.ts';
import type { ReportState } from './report-state.ts';

/** Takes text to wherever it goes: a terminal, a file, a test. */
export type Write = (text: string) => void;

/** How text is to look. Formats for machines ignore it. */
export interface TextOptions {
  readonly color: boolean;
  /** Columns. */
  readonly width: number;
  /** False where the terminal shows ASCII only. */
  readonly unicode: boolean;
}

/** Writes one run in one format. */
export interface Writer {
  /** Each event as it comes, with the state after it. Absent where a format only writes whole reports. */
  readonly event?: (event: Event, state: ReportState) => void;
  /** The whole run, once. */
  readonly end: (report: Report) => void | Promise<void>;
  /** Always called last, also where the command threw and `end` was not called. */
  readonly close?: () => void | Promise<void>;
}

export type Format = (write: Write, options: TextOptions) => Writer;
