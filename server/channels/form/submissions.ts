import { blackOutWords } from '#core/channels/black-out.ts';
import type { SentField } from '#core/channels/form/submission.ts';
import { sql, type Tx } from '#platform';

/** What was sent by a form, beside the words of its message. */
export interface Submission {
  form: string;
  language: string;
  fields: SentField[];
  page: string;
  suspicion: string | null;
}

/** Of these messages those that came by a form. */
export async function submissionsOf(tx: Tx, messages: readonly string[]): Promise<Map<string, Submission>> {
  if (messages.length === 0) return new Map();
  const rows = await tx.all<
    Submission & { message: string }
  >(sql`select message, form, language, fields, page, suspicion
    from channels.submission where message = any(${messages}::uuid[])`);
  return new Map(rows.map(({ message, ...submission }) => [message, submission]));
}

/** Hides words in what stands beside a message that stays. */
export async function blackOutSubmission(tx: Tx, message: string, words: readonly string[]): Promise<void> {
  const there = (await submissionsOf(tx, [message])).get(message);
  if (there === undefined) return;
  const fields = there.fields.map((field) => ({ ...field, value: blackOutWords(field.value, words) }));
  const page = blackOutWords(there.page, words);
  await tx.run(sql`update channels.submission set fields = ${JSON.stringify(fields)}::jsonb, page = ${page}
    where message = ${message}`);
}
