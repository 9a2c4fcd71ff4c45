import { segmentsOf, type CountedEpisodes } from '#core/listening/asking/volume.ts';
import type { Segment } from '#core/listening/asking/plan.ts';
import { sql, type Tx } from '#platform';

const days = 30;
const daysOfMonth = 365.25 / 12;

/** What a touchpoint would give that was never asked about: read on the spine, before anybody is asked. */
export interface Expected {
  touchpoint: string;
  kind: string;
  /** Days of a round, where it is the relationship. */
  every: number | null;
  chance: number;
  segments: Segment[];
}

interface Planned {
  kind: 'happening' | 'relationship';
  scale: string;
  kinds: string[];
  touchpoints: string[];
  everyDays: number;
  chance: number;
}

/** What surveys that say when they ask would be about, at touchpoints without a decision yet; also of those that are not switched on. */
export async function expectedOf(tx: Tx, known: ReadonlySet<string>): Promise<Expected[]> {
  const occasions = await tx.all(sql<Planned>`
    select occasion.kind, coalesce(survey.scale, 'words') as scale, kinds, touchpoints, every_days, chance
    from listening.occasion join listening.survey on survey.id = occasion.survey
    where occasion.kind <> 'conversation' and survey.archived_at is null order by survey.id`);
  const found = new Map<string, Expected>();
  for (const occasion of occasions) {
    const each = occasion.kind === 'relationship' ? await rounds(tx, occasion) : await happenings(tx, occasion);
    for (const one of each)
      if (!known.has(one.touchpoint) && !found.has(one.touchpoint)) found.set(one.touchpoint, one);
  }
  return [...found.values()];
}

async function happenings(tx: Tx, { kinds, touchpoints, scale, chance }: Planned): Promise<Expected[]> {
  const since = new Date(tx.now.getTime() - days * 86_400_000);
  const counted = await tx.all(sql<CountedEpisodes>`
    with seen as (
      select person.root as person, touchpoint, count(*) as episodes
      from touchpoints.interaction_read happened join customers.root person on person.id = happened.customer
      where occurred_at > ${since} and occurred_at <= ${tx.now} and kind = any(${kinds}::text[])
        and (${touchpoints.length === 0} or touchpoint = any(${touchpoints}::text[]))
      group by 1, 2)
    select floor(log(2, episodes))::int as often, count(*)::int as customers, touchpoint, sum(episodes)::int as episodes
    from seen group by 1, 3 order by 1, 3`);
  const rows = [...Map.groupBy(counted, ({ touchpoint }) => touchpoint)];
  return rows.map(([touchpoint, of]) => ({
    touchpoint,
    kind: scale,
    every: null,
    chance,
    segments: segmentsOf(of, days),
  }));
}

async function rounds(tx: Tx, { scale, everyDays, chance }: Planned): Promise<Expected[]> {
  const since = new Date(tx.now.getTime() - everyDays * 86_400_000);
  const { customers } = await tx.one(sql<{ customers: number }>`
    select count(distinct person.root)::int as customers
    from touchpoints.interaction_read happened join customers.root person on person.id = happened.customer
    where occurred_at > ${since} and occurred_at <= ${tx.now} and direction = 'in' and kind not like 'survey.%'`);
  const segments = customers === 0 ? [] : [{ customers, monthly: { survey: daysOfMonth / everyDays } }];
  return [{ touchpoint: 'survey', kind: scale, every: everyDays, chance, segments }];
}
