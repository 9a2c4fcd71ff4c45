import { visibleWords } from '#channels';
import { sql, type Tx } from '#platform';

export interface OfText {
  id: string;
  message: string | null;
  answer: string | null;
}

/** The words behind readings, by the reading's id, as they stand now; what is gone is left out. */
export async function wordsOfReadings(tx: Tx, readings: readonly OfText[]): Promise<Map<string, string>> {
  const messages = await visibleWords(
    tx,
    readings.flatMap(({ message }) => message ?? []),
  );
  const answers = await tx.all(sql<{ id: string; words: string }>`select id, words from listening.answer
    where id = any(${readings.flatMap(({ answer }) => answer ?? [])}::uuid[])`);
  const said = new Map(answers.map(({ id, words }) => [id, words]));
  return new Map(
    readings.flatMap(({ id, message, answer }) => {
      const words = message === null ? said.get(answer ?? '') : messages.get(message);
      return words === undefined || words === '' ? [] : [[id, words] as const];
    }),
  );
}
