import { ph, t } from '@lingui/core/macro';
/** What was put elsewhere, as one line of a conversation's history; the detail is the subject of the other. */
export const arrangedWords: Record<string, (by: string, detail: string | null) => string> = {
  'merged-in': (by, detail) => t`${by} joined “${ph({ subject: detail ?? '' })}” with this`,
  'split-off': (by, detail) => t`${by} made “${ph({ subject: detail ?? '' })}” a conversation of its own`,
  'split-from': (by, detail) => t`${by} took this out of “${ph({ subject: detail ?? '' })}”`,
  'moved-out': (by, detail) => t`${by} moved a message to “${ph({ subject: detail ?? '' })}”`,
  'moved-in': (by, detail) => t`${by} moved a message here from “${ph({ subject: detail ?? '' })}”`,
  'kept-apart': (by, detail) => t`${by} decided that this is not part of “${ph({ subject: detail ?? '' })}”`,
  'taken-back': (by, what) => takenBack[what ?? '']?.(by) ?? t`${by} took that back`,
};

const takenBack: Record<string, (by: string) => string> = {
  merge: (by) => t`${by} took the joining back`,
  split: (by) => t`${by} took the parting back`,
  move: (by) => t`${by} took the moving of a message back`,
  apart: (by) => t`${by} took the decision back`,
};
