/** How what is not known is taken: for the caller, or against. */
export type Mood = 'hopeful' | 'strict';
