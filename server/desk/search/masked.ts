import { highlight } from '#core/channels/search/highlight.ts';
import { maskText } from '#core/people/mask.ts';
import { messagesById, type askedWords, type Message } from '#channels';
import type { Tx } from '#platform';

/** What a message is found by, as it is shown to who sees customers masked. */
function shownOf({ subject, text, author, files }: Message): string {
  return maskText([subject, text, author.name, ...files.map(({ name }) => name)].join('\n'));
}

/**
 * The index knows addresses and numbers by their pieces. Of what it found stays what has each of the words where it can be read:
 * else trying piece by piece would tell what is masked.
 */
export function foundWhereMasked(
  needed: Awaited<ReturnType<typeof askedWords>>['needed'],
): (tx: Tx, messages: string[]) => Promise<ReadonlySet<string>> {
  const reads = (shown: string) =>
    needed.every(({ words, every }) => {
      const there = (word: (typeof words)[number]) => highlight(shown, [word]).hits > 0;
      return every ? words.every(there) : words.some(there);
    });
  return async (tx, ids) => {
    const found = (await messagesById(tx, ids)).filter((message) => reads(shownOf(message)));
    return new Set(found.map(({ id }) => id));
  };
}
