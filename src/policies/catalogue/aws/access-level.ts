/**
 * How AWS classifies an action. Tagging and permissions management also write. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html
 */
export type AccessLevel = 'List' | 'Read' | 'Write' | 'Tagging' | 'Permissions management';

const levels: Readonly<Record<AccessLevel, { readonly writes: boolean }>> = {
  List: { writes: false },
  Read: { writes: false },
  Write: { writes: true },
  Tagging: { writes: true },
  'Permissions management': { writes: true },
};

export function isAccessLevel(text: string): text is AccessLevel {
  return Object.hasOwn(levels, text);
}

/** Whether an action of this level changes something. */
export function changes(level: AccessLevel): boolean {
  return levels[level].writes;
}
