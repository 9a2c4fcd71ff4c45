import type { Measure } from '#core/insight/feeling.ts';
import { titlesOf } from '#core/insight/fact-titles.ts';
import { heard, type AskedEpisode } from '#core/insight/silence/heard.ts';
import { weightOf } from '#core/listening/asking/weight.ts';
import type { App, Tx } from '#platform';
import { silenceHow } from '../how.ts';
import { freshness, openScope, type ScopeQuery } from '../scope.ts';
import { askedRows, type AskedRow } from './asked-rows.ts';
import { episodeFacts, type KnownBefore } from './episode-facts.ts';

/** What those who answered say, plain and weighted for those who did not. Throws `unavailable` while analytics restarts. */
export async function silenceFigures(tx: Tx, app: App, { scale, about, ...query }: ScopeQuery & Measure) {
  const scope = await openScope(tx, app, query);
  const measure = { scale, about };
  const { rows, all, cut } = await askedRows(scope, measure);
  const { names, knownBefore } = await episodeFacts(scope, cut);
  const told = heard(
    measure,
    rows.map((row) => episodeOf(row, knownBefore)),
  );
  const keys = [':channel', ':touchpoint', ...names.map((name) => `conversation.resolved:${name}`)];
  return {
    lag: await freshness(tx, app),
    ...measure,
    ...told,
    drawnFrom: cut === '' ? null : all,
    facts: titlesOf(keys.map((key) => [key])).map(({ label }) => label),
    smallestDifference: scope.settings.smallestDifference,
    how: silenceHow(scope.when),
  };
}

/** An ask with what was known before it, and the weight that the plan of asking gives it. */
function episodeOf(row: AskedRow, knownBefore: KnownBefore): AskedEpisode {
  const { customer, conversation, channel, touchpoint, sentAt, probability: p, free, replays, score } = row;
  return {
    customer,
    at: sentAt.getTime(),
    facts: { channel, touchpoint, ...(conversation === null ? {} : knownBefore(conversation, sentAt)) },
    design: weightOf({ p, free: { free: free ?? 1, ...(replays === null ? {} : { replays }) }, answered: 1 }) ?? 1,
    score,
  };
}
