import { decideAsk, type AskDecision } from '#core/listening/asking/decide-ask.ts';
import { chancesOfBeingFree, type FreeChance } from '#core/listening/asking/free-chance.ts';
import { longestDays, type AskWish, type QuarantineRules } from '#core/listening/asking/quarantine.ts';
import { firstReason, type Against } from '#core/listening/asking/reasons-in-order.ts';
import { rollKey, rollOf } from '#core/listening/asking/roll.ts';
import { afterQuietHours } from '#core/listening/quiet-hours.ts';
import { sql, type Tx } from '#platform';
import type { Survey } from '../surveys/survey.ts';
import { hasEnough } from '../answering/quotas.ts';
import { chanceAt } from './plan.ts';
import { zoneFor } from './quiet.ts';
import { asksOf, episodesOf, quarantineRules, type LedgerEpisode } from './standing.ts';
import { holdsOf, wishOf } from './wish.ts';

/** One thing that happened, which may be asked about. */
export interface Occasion {
  survey: Survey;
  customer: string;
  /** What is rolled for: the same one falls the same way each time. */
  episode: string;
  touchpoint: string;
  channel: string;
  /** When it would be asked about if nothing spoke against it. */
  dueAt: Date;
  against: Against;
  /** Where the plan of asking wants no number of answers; left out: everybody is drawn. */
  chance?: number | undefined;
  /** Once more after a recovery: neither the plan nor the quarantine is looked at, nor a complaint that is open. */
  again?: boolean | undefined;
}

/** A decision as the ledger keeps it. `dueAt` is when it would go, also where chance or quarantine spoke against it. */
export interface Weighed {
  decision: AskDecision;
  p: number;
  dueAt: Date | null;
  free: FreeChance | null;
}

/** How many of the longest quarantines are looked back to work out the chance of being free: what was before hardly changes it. */
const depth = 6;

/** Decides about one occasion by all rules: facts, chance, quarantine, quiet hours. */
export async function weigh(tx: Tx, occasion: Occasion): Promise<Weighed> {
  const { survey, customer, episode, channel, touchpoint, chance = 1, again = false } = occasion;
  const wish = await wishOf(tx, customer);
  const holds = await holdsOf(tx, { customer, channel, again });
  const against = { ...occasion.against, ...holds };
  const rules = await quarantineRules(tx);
  const p = again ? chance : await chanceAt(tx, touchpoint, chance);
  const { salt } = await tx.one(sql<{ salt: string }>`select salt from listening.survey where id = ${survey.id}`);
  const zone = await zoneFor(tx, customer);
  const decision = decideAsk({
    against,
    roll: rollOf(rollKey(salt, survey.id), customer, episode),
    p,
    kind: survey.scale ?? 'words',
    dueAt: occasion.dueAt.getTime(),
    asks: await asksOf(tx, customer, { days: longestDays(rules) }),
    rules,
    wish,
    again,
    quotaFull: await hasEnough(tx, survey.id),
    quiet: survey.quiet,
    zone,
  });
  if (wish === 'never' || firstReason(against) !== null) return { decision, p, dueAt: null, free: null };
  const dueAt = survey.quiet === null ? occasion.dueAt : afterQuietHours(occasion.dueAt, survey.quiet, zone);
  const own = {
    survey: survey.id,
    salt,
    customer,
    episode,
    kind: survey.scale ?? 'words',
    p,
    at: dueAt.getTime(),
    wish,
    again,
  };
  return { decision, p, dueAt, free: await freeOf(tx, { own, wish, rules }) };
}

/** The question again is another one than the first about the same episode. */
const nameOf = ({ survey, episode, again = false }: LedgerEpisode) => `${survey} ${episode} ${again}`;

interface Own {
  own: LedgerEpisode;
  wish: AskWish;
  rules: QuarantineRules;
}

/** How likely this episode was free of quarantine, from the person's earlier ones. */
async function freeOf(tx: Tx, { own, wish, rules }: Own): Promise<FreeChance> {
  const earlier = await episodesOf(tx, own.customer, { days: depth * longestDays(rules) });
  // What was decided about twice was rolled once: its last decision counts.
  const others = new Map<string, LedgerEpisode>();
  for (const each of earlier) {
    const name = nameOf(each);
    others.delete(name);
    if (name !== nameOf(own)) others.set(name, { ...each, wish });
  }
  const episodes = [...others.values(), own];
  const keys = new Map<string, ReturnType<typeof rollKey>>();
  const keyOf = ({ salt, survey }: LedgerEpisode, replay: number) => {
    const name = `${replay} ${survey}`;
    const key = keys.get(name) ?? rollKey(salt, survey, replay);
    keys.set(name, key);
    return key;
  };
  const roll = (replay: number, at: number): number => {
    const one = episodes[at]!;
    return rollOf(keyOf(one, replay), one.customer, one.episode);
  };
  return chancesOfBeingFree(episodes, rules, { roll }).at(-1)!;
}
