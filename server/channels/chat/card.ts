import type { ChatCard } from '#core/channels/chat-card.ts';
import { sql, type App, type Tx } from '#platform';

/** Redraws a card that was sent, e.g. once it was answered; the visitor's open pages see it at once. */
export async function changeCard(tx: Tx, app: App, input: { message: string; card: ChatCard }): Promise<void> {
  const row = await tx.maybe<{ thread: string }>(sql`update channels.message
    set card = ${JSON.stringify(input.card)}::jsonb
    where id = ${input.message} and direction = 'out' and card is not null returning thread`);
  if (!row) return;
  const { message } = input;
  tx.afterCommit(() =>
    app.live.signal(tx.workspace, { name: 'chat.card', subject: row.thread, data: { message } }),
  );
}
