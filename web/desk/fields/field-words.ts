import { ph, t } from '@lingui/core/macro';
/** What is filled in, as lines of a conversation's history. */
export const fieldWords: Record<string, (by: string, detail: string | null) => string> = {
  filled: (by, detail) => t`${by} filled in ${ph({ field: detail ?? '' })}`,
  emptied: (by, detail) => t`${by} emptied ${ph({ field: detail ?? '' })}`,
};
