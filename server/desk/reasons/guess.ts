import { guessReason } from '#core/desk/reason-model/model.ts';
import { openingWords } from '#channels';
import { sql, type Tx } from '#platform';
import type { Conversation } from '../conversation.ts';
import { modelOf } from './model-of.ts';

/** Who says hello first tells in the next words what it is about. */
const latestMessage = 3;

/** Guesses why a customer wrote, from their first words; a guess that was made stays as it is. */
export async function guessAtIntake(
  tx: Tx,
  { id, contacts, reason }: Pick<Conversation, 'id' | 'contacts' | 'reason'>,
): Promise<void> {
  if (contacts < 1 || contacts > latestMessage || reason !== null) return;
  const model = await modelOf(tx);
  if (model === undefined) return;
  const words = (await openingWords(tx, [id])).get(id);
  const guess = words === undefined ? undefined : guessReason(model, words);
  if (guess === undefined) return;
  await tx.run(sql`insert into desk.reason_guess (conversation, reason, probability, at)
    select ${id}, id, ${guess.probability}, ${tx.now} from desk.reason where id = ${guess.reason} and not retired
    on conflict do nothing`);
}
