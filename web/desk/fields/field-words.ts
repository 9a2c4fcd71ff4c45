/** What is filled in, as lines of a conversation's history. */
export const fieldWords: Record<string, (by: string, detail: string | null) => string> = {
  filled: (by, detail) => `${by} filled in ${detail}`,
  emptied: (by, detail) => `${by} emptied ${detail}`,
};
