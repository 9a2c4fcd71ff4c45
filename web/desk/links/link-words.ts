/** Links, as lines of a conversation's history; the detail is what the other is called. */
export const linkWords: Record<string, (by: string, detail: string | null) => string> = {
  linked: (by, detail) => `${by} linked this with ${detail}`,
  'linked-parent': (by, detail) => `${by} made this a child of ${detail}`,
  'linked-child': (by, detail) => `${by} made this the parent of ${detail}`,
  unlinked: (by, detail) => `${by} took the link with ${detail} away`,
};
