import { ph, t } from '@lingui/core/macro';
/** Links, as lines of a conversation's history; the detail is what the other is called. */
export const linkWords: Record<string, (by: string, detail: string | null) => string> = {
  linked: (by, detail) => t`${by} linked this with ${ph({ other: detail ?? '' })}`,
  'linked-parent': (by, detail) => t`${by} made this a child of ${ph({ other: detail ?? '' })}`,
  'linked-child': (by, detail) => t`${by} made this the parent of ${ph({ other: detail ?? '' })}`,
  unlinked: (by, detail) => t`${by} took the link with ${ph({ other: detail ?? '' })} away`,
};
