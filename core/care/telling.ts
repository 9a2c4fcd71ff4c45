/** How far it is with telling one customer what was done: by itself nobody is told. */
export const letterStates = ['to-tell', 'skipped', 'queued', 'held', 'told'] as const;
export type LetterState = (typeof letterStates)[number];

/** Why a customer is not written to of our own accord. */
export const peaceReasons = [
  'erased',
  'blocked',
  'wants-none',
  'no-consent',
  'bereaved',
  'legal',
  'vulnerable',
  'no-way',
] as const;
export type PeaceReason = (typeof peaceReasons)[number];

/** Why a letter that was on its way is held; what is none of these is a sentence. */
export const heldReasons = [...peaceReasons, 'waits', 'not-fixed', 'unnamed', 'told'] as const;
export type HeldReason = (typeof heldReasons)[number];

/** Long enough to notice that it was too early. */
export const secondsToTakeBack = 60;

/** How many an hour: a mail to thousands at once is taken for spam, and all their answers come at once. */
export const paces = [30, 120, 600] as const;
export const usualPace = 120;
