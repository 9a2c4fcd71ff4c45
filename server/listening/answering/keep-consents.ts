import { chatLanguages } from '#core/channels/chat-languages.ts';
import { consentsIn } from '#core/listening/survey/consents-in.ts';
import type { Going } from '#core/listening/survey/going.ts';
import { keepConsents } from '#customers';
import { sql, type Tx } from '#platform';
import type { Response } from './response.ts';

/**
 * Keeps what somebody agreed to or withdrew by questions of a survey, with the words they saw; `response` as it was before. Of what is
 * anonymous, and of nobody who is known, nothing.
 */
export async function keepSaidConsents(tx: Tx, response: Response, going: Going): Promise<void> {
  const { customer, anonymous, survey, edition } = response;
  if (customer === null || anonymous) return;
  const language = chatLanguages.find((each) => each === response.language) ?? going.definition.locale ?? 'en';
  const said = consentsIn({ going, before: response.values, language });
  if (said.length === 0) return;
  const { name } = await tx.one(sql<{ name: string }>`select name from listening.survey where id = ${survey}`);
  const by = { customer, source: 'survey', by: name, edition: edition ?? undefined, at: tx.now } as const;
  await keepConsents(
    tx,
    said.map(({ words, ...word }) => ({ ...by, ...word, note: words })),
  );
}
