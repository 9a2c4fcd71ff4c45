import { filled } from '#core/channels/form/say.ts';
import type { FormWords } from '#core/channels/form/words/en.ts';
import { Refused } from './send.ts';
import type { Told } from './show-faults.ts';

/** Why it was not sent, in words for whoever tried. */
export function whyNotSent(error: unknown, words: FormWords): { faults: Told[]; sentence: string } {
  if (!(error instanceof Refused)) return { faults: [], sentence: words.offline };
  const faults = error.fields.flatMap(({ path, message }) =>
    error.code === 'values' && path.startsWith('values.') ? [{ field: path.slice(7), words: message }] : [],
  );
  if (error.status === 429) return { faults, sentence: filled(words.tooMany, { seconds: error.retryAfter || 30 }) };
  if (error.status === 404 || error.status === 410) return { faults, sentence: words.closed };
  if (error.status === 400) return { faults, sentence: words.changed };
  return { faults, sentence: words.failed };
}
