/** Seconds in which an answer can be taken back, until the own setting is known. */
export const usualUndo = 5;
