import { chatLanguageFor } from '#core/channels/chat-languages.ts';
import { attributionLine } from '#core/channels/quotes/attribution-line.ts';
import { quoteMessage } from '#core/channels/quotes/quote-message.ts';
import { visibleText } from '#core/channels/quotes/span.ts';
import { workspaceSettings } from '#people';
import { sql, type Tx } from '#platform';
import { messagesById } from '../messages.ts';

/** What a message of ours quotes of the conversation it stands beside, the oldest first, as mails quote: nothing of what is forgotten by now. */
export async function forwarded(tx: Tx, message: string): Promise<string[]> {
  const { quotes } = await tx.one<{ quotes: string[] | null }>(
    sql`select quotes from channels.message where id = ${message}`,
  );
  if (quotes === null) return [];
  const { language, zone } = await workspaceSettings(tx);
  const spoken = chatLanguageFor([language]);
  return (await messagesById(tx, quotes)).toReversed().map(({ author, address, direction, at, text, spans }) => {
    const by = { name: author.name, address: direction === 'in' ? address : null, at };
    return quoteMessage(attributionLine(by, { language: spoken, zone }), visibleText(text, spans));
  });
}

/** Which messages these of ours quote. */
export async function quotesOf(tx: Tx, messages: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.all<{ id: string; quotes: string[] }>(sql`select id, quotes from channels.message
    where id = any(${[...messages]}::uuid[]) and quotes is not null`);
  return new Map(rows.map(({ id, quotes }) => [id, quotes]));
}
