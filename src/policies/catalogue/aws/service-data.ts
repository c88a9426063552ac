/**
 * A service as its file in data/services holds it. Each entry is one line, so that a change of AWS's is one line of a
 * diff, and only the entries that are asked for are taken apart. Lines are in the order of the lower case of their names;
 * fields of a line are divided by `|`, lists by `,`:
 *
 * - condition key: `key|type`
 * - resource type: `name|ARN forms|keys`
 * - action: `name|access level|keys` and for each resource type `|type=keys`, `|type*=keys` where it is required
 *
 * Written by scripts/compact-iam-data.ts, which refuses names with these characters in them.
 */
export interface ServiceData {
  readonly prefix: string;
  readonly name: string;
  readonly conditionKeys: readonly string[];
  readonly resourceTypes: readonly string[];
  readonly actions: readonly string[];
}

/** `''` is an empty list. */
export function listOf(field: string | undefined): readonly string[] {
  return field === undefined || field === '' ? [] : field.split(',');
}
