import { segmentsOf, type CountedEpisodes } from '#core/listening/asking/volume.ts';
import type { Segment } from '#core/listening/asking/plan.ts';
import { workspaceSettings } from '#people';
import { sql, type Tx } from '#platform';
import { lackingConsent, withConsent } from './consent.ts';

const lookBackDays = 90;
const day = 86_400_000;

/** What a plan rests on: how many episodes there were, of customers who come how often. */
export interface Volume {
  days: number;
  decisions: number;
  /** How many besides are not asked about, because their customers have not agreed to be asked, or no longer. */
  withoutConsent: number;
  segments: Segment[];
}

/**
 * Counted in the ledger, where every episode stands, also those that were not asked about: all that nothing but chance, quarantine or a
 * survey that is off could keep from being asked about. Whether customers agreed is looked at as it is now, for that is how it will be.
 */
export async function volumeOf(tx: Tx): Promise<Volume> {
  const since = new Date(tx.now.getTime() - lookBackDays * day);
  const { first } = await tx.one(
    sql<{ first: Date | null }>`select min(decided_at) as first from listening.ask where decided_at >= ${since}`,
  );
  const days = first === null ? lookBackDays : Math.max(1, (tx.now.getTime() - first.getTime()) / day);
  const possible = sql`ask.decided_at >= ${since} and (ask.sent_at is not null or ask.state = 'scheduled'
    or ask.reason in ('survey-off', 'not-sampled', 'asked-recently', 'wants-fewer', 'quota-full', 'no-consent'))`;
  const lacking = await lackingConsent(tx);
  const { withoutConsent } = await tx.one(sql<{ withoutConsent: number }>`
    select count(*)::int as without_consent from listening.ask ${withConsent} where ${possible} and ${lacking}`);
  const counted = await tx.all(sql<CountedEpisodes>`
    with seen as (
      select coalesce(person.root, ask.customer) as person, ask.touchpoint, count(*) as episodes
      from listening.ask left join customers.root person on person.id = ask.customer ${withConsent}
      where ${possible} and not ${lacking}
      group by 1, 2),
    person as (select person, floor(log(2, sum(episodes)))::int as often from seen group by 1),
    sort as (select often, count(*)::int as customers from person group by 1)
    select sort.often, sort.customers, seen.touchpoint, sum(seen.episodes)::int as episodes
    from seen join person using (person) join sort using (often) group by 1, 2, 3 order by 1, 3`);
  const decisions = counted.reduce((sum, { episodes }) => sum + episodes, 0);
  return { days, decisions, withoutConsent, segments: segmentsOf(counted, days) };
}

/** How asks at one touchpoint were answered. */
export interface Response {
  touchpoint: string;
  kind: string;
  asked: number;
  answered: number;
  /** Of this month, by the day of asking. */
  answers: number;
  open: number;
  /** The highest chance that a survey asks with there now, by its own settings; null: none that asks says one. */
  chance: number | null;
}

/** Of each touchpoint: the asks of half a year that reached somebody and whose time is over, and how this month goes. */
export async function responsesOf(tx: Tx, month: { from: Date }): Promise<Response[]> {
  const since = new Date(tx.now.getTime() - 2 * lookBackDays * day);
  return tx.all(sql<Response>`
    select ask.touchpoint, min(survey.scale) as kind,
      count(*) filter (where ask.reached and ask.expires_at <= ${tx.now})::int as asked,
      count(*) filter (where ask.reached and ask.answered_at is not null and ask.expires_at <= ${tx.now})::int as answered,
      count(*) filter (where ask.reached and ask.answered_at is not null and ask.sent_at >= ${month.from})::int as answers,
      count(*) filter (where ask.reached and ask.state in ('sent', 'delivered', 'opened') and ask.sent_at >= ${month.from})::int as open,
      max(case when ask.channel = 'web' and page.active then page.share
        when survey.active then coalesce(occasion.chance, 1) end) as chance
    from listening.ask join listening.survey on survey.id = ask.survey
    left join listening.page_survey page on page.survey = ask.survey and page.form <> 'tab'
    left join listening.occasion on occasion.survey = ask.survey
    where ask.decided_at >= ${since} group by 1`);
}

/** The month that this moment is in, by the clock of the company. */
export async function monthOf(tx: Tx): Promise<{ from: Date; until: Date; over: number }> {
  const { zone } = await workspaceSettings(tx);
  const { from, until } = await tx.one(sql<{ from: Date; until: Date }>`
    select date_trunc('month', ${tx.now}::timestamptz, ${zone}) as from,
      date_trunc('month', ${tx.now}::timestamptz at time zone ${zone} + interval '1 month') at time zone ${zone} as until`);
  return { from, until, over: (tx.now.getTime() - from.getTime()) / (until.getTime() - from.getTime()) };
}
