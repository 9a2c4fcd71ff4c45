import { playerWords } from '#core/listening/survey/words.ts';
import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { Going } from '#core/listening/survey/going.ts';
import { fullQuota, quotasOf, type Quota } from '#core/listening/survey/quotas.ts';
import { saidIn } from '#core/listening/survey/said.ts';
import { sql, type Tx } from '#platform';

/** Counts a response that is done for its quotas, one after another; where one of them is full it counts for none, and that one is given. */
export async function countForQuotas(tx: Tx, survey: string, going: Going): Promise<Quota | undefined> {
  const names = quotasOf(going).map(({ name }) => name);
  if (names.length === 0) return undefined;
  await tx.run(sql`insert into listening.quota (survey, name) select ${survey}, name from unnest(${names}::text[]) as name
    on conflict do nothing`);
  const rows = await tx.all(sql<{ name: string; count: number }>`select name, count from listening.quota
    where survey = ${survey} and name = any(${names}::text[]) order by name for update`);
  const full = fullQuota(going, Object.fromEntries(rows.map(({ name, count }) => [name, count])));
  if (full === undefined)
    await tx.run(
      sql`update listening.quota set count = count + 1 where survey = ${survey} and name = any(${names}::text[])`,
    );
  return full;
}

/** Notes that a response was one too many. */
export async function markOver(tx: Tx, response: string, { name }: Quota): Promise<void> {
  await tx.run(sql`update listening.response set over_quota = ${name} where id = ${response}`);
}

/** What somebody is told for whom there was no place any more. */
export function fullWords({ text }: Quota, language: ChatLanguage, locale: ChatLanguage): string {
  return saidIn(text, { language, locale }) || playerWords[language].full;
}
