import type { AccessAnalyzerCode } from './access-analyzer-codes.ts';

/** Checks of Access Analyzer that no rule answers to, and why it cannot. */
export const uncovered: ReadonlyMap<AccessAnalyzerCode, string> = new Map([]);
