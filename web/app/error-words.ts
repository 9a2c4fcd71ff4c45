import { Problem } from '#core/contract/problems.ts';
import { Unreachable } from './api.ts';
import { problemWords } from './problem-words.ts';
import { words } from './words.ts';

export interface ErrorWords {
  title: string;
  detail: string | undefined;
  /** Whether trying the same again may help. */
  retry: boolean;
}

/** What went wrong in words for people: what happened, what to do. */
export function wordsOf(error: unknown): ErrorWords {
  if (error instanceof Unreachable)
    return {
      title: words.noConnection,
      detail: words.noConnectionAbout,
      retry: true,
    };
  if (error instanceof Problem) {
    const again = ['failed', 'unavailable', 'too-many'].includes(error.type);
    return { title: problemWords[error.type], detail: error.more.detail, retry: again };
  }
  return {
    title: words.pageFailed,
    detail: words.pageFailedAbout,
    retry: true,
  };
}

/** One sentence for a toast or a line under a form. */
export function sentenceOf(error: unknown): string {
  const { title, detail } = wordsOf(error);
  return detail ?? `${title}.`;
}
