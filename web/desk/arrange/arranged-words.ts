/** What was put elsewhere, as one line of a conversation's history; the detail is the subject of the other. */
export const arrangedWords: Record<string, (by: string, detail: string | null) => string> = {
  'merged-in': (by, detail) => `${by} joined “${detail ?? ''}” with this`,
  'split-off': (by, detail) => `${by} made “${detail ?? ''}” a conversation of its own`,
  'split-from': (by, detail) => `${by} took this out of “${detail ?? ''}”`,
  'moved-out': (by, detail) => `${by} moved a message to “${detail ?? ''}”`,
  'moved-in': (by, detail) => `${by} moved a message here from “${detail ?? ''}”`,
  'kept-apart': (by, detail) => `${by} decided that this is not part of “${detail ?? ''}”`,
  'taken-back': (by, detail) => `${by} took ${takenBack[detail ?? ''] ?? 'that'} back`,
};

const takenBack: Record<string, string> = {
  merge: 'the joining',
  split: 'the parting',
  move: 'the moving of a message',
  apart: 'the decision',
};
