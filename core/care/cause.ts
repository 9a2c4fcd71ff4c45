/** How far a department is with a cause. */
export const causeStates = ['seen', 'being-fixed', 'fixed', 'will-not-be-fixed'] as const;
export type CauseState = (typeof causeStates)[number];
