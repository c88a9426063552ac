import type { Attachment } from './lint-document.ts';

/**
 * Characters, white space left out. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
 */
export const managedLimit = 6144;

/** The quota can be raised to 4,096. */
export const trustLimit = 2048;

/** For all inline policies of one identity together. */
export const inlineLimits: Readonly<
  Record<Exclude<Attachment, 'managed'>, { readonly most: number; readonly who: string }>
> = {
  'inline-user': { most: 2048, who: 'user' },
  'inline-group': { most: 5120, who: 'group' },
  'inline-role': { most: 10_240, who: 'role' },
};
