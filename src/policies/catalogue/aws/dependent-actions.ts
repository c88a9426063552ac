import { listOf } from './service-data.ts';
import { type Table, tableOf } from './table.ts';

/** Day of the data: AWS's machine-readable reference, which newer versions of the package come from, has none. */
export const dependentActionsAsOf = '2025-12-06';

/**
 * What else a caller may have to be allowed for the action to succeed, by its full name in any letter case. AWS gives
 * no conditions, so it is a hint: `iam:PassRole` for `ec2:RunInstances` only where an instance profile is passed. Empty
 * for an action that was not known on the day of the data. Source:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html#actions_table
 */
export async function dependentActionsOf(action: string): Promise<readonly string[]> {
  return (await dependentActions()).get(action) ?? [];
}

/** The same for all actions, without waiting once it is read. */
export function dependentActions(): Promise<Table<readonly string[]>> {
  read ??= readTable();
  return read;
}

let read: Promise<Table<readonly string[]>> | undefined;

async function readTable(): Promise<Table<readonly string[]>> {
  const { default: data } = await import('./data/dependent-actions-2025-12-06.json', {
    with: { type: 'json' },
  });
  return tableOf(data.actions, (line) => listOf(line.split('|')[1]));
}
