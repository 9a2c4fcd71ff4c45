import { playerWords } from '#core/listening/survey/words.ts';
import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { Going } from '#core/listening/survey/going.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { fullQuota, nothingWanted, quotasOf, type Quota } from '#core/listening/survey/quotas.ts';
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

/** Whether a survey has enough responses of every kind, so that nobody need be asked. */
export async function hasEnough(tx: Tx, survey: string): Promise<boolean> {
  const found = await tx.maybe(sql<{ definition: SurveyDefinition; counts: Record<string, number> | null }>`
    select definition, (select jsonb_object_agg(name, count) from listening.quota where quota.survey = survey.id) as counts
    from listening.survey join listening.edition on edition.survey = survey.id and edition.number = survey.edition
    where survey.id = ${survey} and definition -> 'quotas' is not null`);
  return found !== undefined && nothingWanted(found.definition, { counts: found.counts ?? {}, now: tx.now });
}

/** Notes that a response was one too many. */
export async function markOver(tx: Tx, response: string, { name }: Quota): Promise<void> {
  await tx.run(sql`update listening.response set over_quota = ${name} where id = ${response}`);
}

/** What somebody is told for whom there was no place any more. */
export function fullWords({ text }: Quota, language: ChatLanguage, locale: ChatLanguage): string {
  return saidIn(text, { language, locale }) || playerWords[language].full;
}
