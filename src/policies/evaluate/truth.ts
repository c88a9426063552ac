/** What is known of a proposition: it does not hold, it holds, or it hangs on something that is not known. */
export type Truth = 0 | 1 | 2;

export const NO = 0;
export const YES = 1;
export const MAYBE = 2;

/** Negation; what is not known stays so. */
export function not(truth: Truth): Truth {
  if (truth === MAYBE) return MAYBE;
  return truth === YES ? NO : YES;
}

export function and(left: Truth, right: Truth): Truth {
  if (left === NO || right === NO) return NO;
  return left === YES ? right : MAYBE;
}

export function or(left: Truth, right: Truth): Truth {
  if (left === YES || right === YES) return YES;
  return left === NO ? right : MAYBE;
}

export function truthOf(holds: boolean): Truth {
  return holds ? YES : NO;
}
