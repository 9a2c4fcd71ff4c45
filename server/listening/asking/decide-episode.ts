import type { ReasonOfFact, Against } from '#core/listening/asking/reasons-in-order.ts';
import type { AskReason } from '#core/listening/reasons.ts';
import type { AskState } from '#core/contract/listening.ts';
import type { FeelingObject } from '#core/touchpoints/scales.ts';
import { publish, sql, type Tx } from '#platform';
import { askDecided } from '../events.ts';
import { surveyById, type Survey } from '../surveys/survey.ts';
import { holdPerson } from './hold-person.ts';
import { reasonOfCustomer } from './of-customer.ts';
import { hasOwnSwitch } from './own-switch.ts';
import { weigh, type Weighed } from './weigh.ts';

/** One thing that happened to a customer, which a survey may ask about. */
export interface Episode {
  /** Its id. */
  survey: string;
  customer: string;
  /**
   * What is rolled for: the same one falls the same way each time it is looked at, and is asked about once by a survey. Of a
   * conversation its id, of something on the spine `interaction:<id>`, of the relationship the round.
   */
  episode: string;
  /** The event that asks for the decision: the same one decides once. */
  cause: string;
  /** What the feeling is about; left out: what the survey is about. */
  about?: FeelingObject | undefined;
  /** The conversation it is about, if it is about one: whoever sees that sees the ask. */
  conversation?: string | null | undefined;
  touchpoint: string;
  /** Where the question is put: `mail`, `form` and `chat` are sent when due, any other is put by whoever decided (`noteAsked`). */
  channel: string;
  /** When it would be asked about if nothing spoke against it. */
  dueAt: Date;
  /** What the caller knows to speak against it, beside what is looked at here: survey, customer, wishes. */
  against?: Against | undefined;
  /** With which chance, where the plan of asking wants no number of answers of the touchpoint; left out: 1. */
  chance?: number | undefined;
  /** The question again after a recovery: once for an episode, whatever was asked lately; in no headline score. */
  again?: boolean | undefined;
}

/** A decision as the ledger has it. `state` is `scheduled`, or `not-asked` with the reason. */
export interface Decided {
  ask: string;
  state: AskState;
  reason: AskReason | null;
  dueAt: Date | null;
}

/**
 * Decides whether an episode is asked about and writes the decision down either way: facts first, then the chance (rolled once by
 * customer, survey and episode), the days in which they are left in peace, quiet hours. The same cause again changes nothing and gives
 * the decision that stands. What is scheduled is looked at once more when it is due. Throws `not-found` for an unknown survey.
 */
export async function decideEpisode(tx: Tx, episode: Episode): Promise<Decided> {
  const before = await decidedBefore(tx, episode);
  if (before !== undefined) return before;
  await holdPerson(tx, episode.customer);
  const survey = await surveyById(tx, episode.survey);
  const reason = await reasonAgainst(tx, survey, episode);
  const against = { ...episode.against, ...(reason === null ? {} : { [reason]: true }) };
  const weighed = await weigh(tx, { ...episode, survey, against });
  return (await writeDecision(tx, { episode, survey, weighed })) ?? (await decidedBefore(tx, episode))!;
}

const decided = sql`id as ask, state, reason, due_at`;

async function decidedBefore(tx: Tx, { survey, cause }: Episode): Promise<Decided | undefined> {
  return tx.maybe(sql<Decided>`select ${decided} from listening.ask where survey = ${survey} and cause = ${cause}`);
}

async function reasonAgainst(tx: Tx, survey: Survey, episode: Episode): Promise<ReasonOfFact | null> {
  const on = survey.active || hasOwnSwitch(episode.channel);
  if (!on || survey.edition === null) return 'survey-off';
  const ofCustomer = await reasonOfCustomer(tx, episode.customer);
  if (ofCustomer !== null) return ofCustomer;
  const asked = await tx.maybe(sql`select 1 from listening.ask join customers.root family on family.id = ask.customer
    join customers.root person on person.root = family.root
    where person.id = ${episode.customer} and survey = ${survey.id} and episode = ${episode.episode}
      and again = ${episode.again ?? false} and state <> 'not-asked' limit 1`);
  return asked === undefined ? null : 'asked-already';
}

interface Decision {
  episode: Episode;
  survey: Survey;
  weighed: Weighed;
}

async function writeDecision(tx: Tx, { episode, survey, weighed }: Decision): Promise<Decided | undefined> {
  const { customer, touchpoint, channel, cause } = episode;
  const { p, dueAt, free, decision } = weighed;
  const [state, about] = [decision.reason === null ? 'scheduled' : 'not-asked', episode.about ?? survey.about];
  const [conversation, again] = [episode.conversation ?? null, episode.again ?? false];
  const written = await tx.maybe(sql<Decided>`
    insert into listening.ask (survey, survey_version, customer, conversation, episode, about, again, cause, touchpoint, channel, state,
      reason, probability, free, replays, decided_at, due_at)
    select ${survey.id}, ${survey.version}, ${customer}, ${conversation}, ${episode.episode}, ${about}, ${again}, ${cause}, ${touchpoint},
      ${channel}, ${state}, ${decision.reason}, ${p}, chance.free, chance.replays, ${tx.now}, ${dueAt}
    from jsonb_to_record(${JSON.stringify(free ?? {})}::jsonb) as chance (free real, replays int)
    on conflict (workspace, survey, cause) do nothing returning ${decided}`);
  if (written !== undefined) {
    const data = { ask: written.ask, customer, conversation, channel, about, again, state, reason: decision.reason };
    await publish(tx, askDecided, { subject: conversation ?? customer, data });
  }
  return written;
}
