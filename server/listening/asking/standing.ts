import type { QuarantineRules, StandingAsk } from '#core/listening/asking/quarantine.ts';
import type { ChanceEpisode } from '#core/listening/asking/free-chance.ts';
import { sql, type Tx } from '#platform';
import { csatSurvey } from '../surveys/survey.ts';

const day = 86_400_000;
/** Days between two asks of somebody who wants to be asked less, unless the company leaves everybody in peace for longer. */
const lessDays = 180;

/** How long customers are left in peace, over all surveys and channels: the company's days, and what surveys say of their own kind. */
export async function quarantineRules(tx: Tx): Promise<QuarantineRules> {
  const { quarantineDays } = await csatSurvey(tx);
  const said = await tx.all(sql<{ kind: string; sameKindDays: number; distances: Record<string, number> }>`
    select coalesce(survey.scale, 'words') as kind, same_kind_days, distances
    from listening.occasion join listening.survey on survey.id = occasion.survey where survey.active order by survey.id`);
  const sameKind: Record<string, number> = {};
  for (const { kind, sameKindDays } of said) sameKind[kind] = Math.max(sameKind[kind] ?? 0, sameKindDays);
  const sequences = said.flatMap(({ kind: to, distances }) =>
    Object.entries(distances).map(([from, days]) => ({ from, to, days })),
  );
  return { days: quarantineDays, sameKind, sequences, lessDays: Math.max(lessDays, quarantineDays) };
}

/** What of a survey's asks another one keeps its distance from. */
const kind = sql`coalesce(survey.scale, 'words')`;

const family = (customer: string) => sql`select family.id from customers.root person
  join customers.root family on family.root = person.root where person.id = ${customer}`;

/**
 * What went to a person or waits to, over all surveys, channels and profiles. `before` leaves out that ask and those that were decided
 * after it: of two that wait, the older goes.
 */
export async function asksOf(
  tx: Tx,
  customer: string,
  { days, before = null }: { days: number; before?: string | null },
): Promise<StandingAsk[]> {
  const since = new Date(tx.now.getTime() - days * day);
  const rows = await tx.all(sql<{ kind: string; at: Date }>`
    select ${kind} as kind, coalesce(ask.sent_at, ask.due_at) as at
    from listening.ask join listening.survey on survey.id = ask.survey
    where ask.customer in (${family(customer)}) and (ask.sent_at > ${since}
      or ask.state = 'scheduled' and (${before}::uuid is null or ask.id < ${before}::uuid))`);
  return rows.map((row) => ({ kind: row.kind, at: row.at.getTime() }));
}

/** An episode of the ledger as a replay sees it. */
export interface LedgerEpisode extends ChanceEpisode {
  readonly survey: string;
  readonly salt: string;
  readonly customer: string;
  readonly episode: string;
}

/** A person's episodes that nothing but chance and quarantine could keep from being asked about, in the order in which they were decided. */
export async function episodesOf(tx: Tx, customer: string, { days }: { days: number }): Promise<LedgerEpisode[]> {
  const since = new Date(tx.now.getTime() - days * day);
  const rows = await tx.all(sql<Omit<LedgerEpisode, 'at'> & { at: Date }>`
    select ask.survey, survey.salt, ask.customer, ask.episode, ask.again, ${kind} as kind, ask.probability as p,
      coalesce(ask.sent_at, ask.due_at) as at
    from listening.ask join listening.survey on survey.id = ask.survey
    where ask.customer in (${family(customer)}) and ask.decided_at > ${since} and coalesce(ask.sent_at, ask.due_at) is not null
      and (ask.sent_at is not null or ask.state = 'scheduled' or ask.reason in ('not-sampled', 'asked-recently', 'wants-fewer'))
    order by ask.decided_at, ask.id`);
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}
