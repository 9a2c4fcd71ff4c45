import { visibleText } from '#core/channels/quotes/span.ts';
import { messagesById } from '#channels';
import { sql, type Tx } from '#platform';

export interface Read {
  id: string;
  message: string | null;
  answer: string | null;
}

/** The words that were read, by the ids of their readings, as the engine saw them; what is gone is not in it. */
export async function wordsOf(tx: Tx, readings: readonly Read[]): Promise<Map<string, string>> {
  const messages = await messagesById(
    tx,
    readings.flatMap(({ message }) => message ?? []),
  );
  const answers = await tx.all(sql<{ id: string; words: string }>`select id, words from listening.answer
    where id = any(${readings.flatMap(({ answer }) => answer ?? [])}::uuid[]) and words <> ''`);
  const words = new Map([
    ...messages.map(({ id, text, spans }) => [id, visibleText(text, spans)] as const),
    ...answers.map((answer) => [answer.id, answer.words] as const),
  ]);
  return new Map(
    readings.flatMap(({ id, message, answer }) => {
      const found = words.get(message ?? answer ?? '');
      return found === undefined ? [] : [[id, found] as const];
    }),
  );
}
