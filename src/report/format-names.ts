/**
 * Formats by their names on the command line. Apart from the formats themselves, so that flags are read, and `--version`
 * is told, without loading what draws reports.
 */
export const formatNames = ['pretty', 'lines', 'json', 'jsonl'] as const;

export type FormatName = (typeof formatNames)[number];

export function isFormatName(name: string): name is FormatName {
  return formatNames.some((one) => one === name);
}
