/** What a person may want to be told of on their screen or by a sound, in the order of the settings. Another kind joins here. */
export const happenings = ['assigned', 'answer', 'mention', 'promise', 'woken', 'unassigned'] as const;

export type Happening = (typeof happenings)[number];
