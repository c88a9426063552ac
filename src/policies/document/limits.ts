/** No IAM document is near this size; what is larger is refused unread. */
export const MAX_BYTES = 1_048_576;
/** Nesting of objects and arrays that is still read; a policy needs 6. */
export const MAX_DEPTH = 100;
/** Problems that are named for one text; more would only bury the first. */
export const MAX_PROBLEMS = 20;
