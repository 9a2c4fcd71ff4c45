import { groupOnWire, type Group } from '#core/insight/groups.ts';
import { judgeFacts, type JudgedFact } from '#core/insight/link.ts';
import { usualTouchpoint } from '#core/touchpoints/touchpoint-catalogue.ts';
import { scales, type Scale } from '#core/touchpoints/scales.ts';
import type { App, Tx } from '#platform';
import { answerChannels, scoreRows } from './answer-rows.ts';
import { scalesOf, usualScale, wholeOf } from './experience.ts';
import { linkHow } from './how.ts';
import { linkRows } from './link-rows.ts';
import { headOf, openScope, touchpointNames, type ScopeQuery } from './scope.ts';

/** For each fact the feeling by its groups, with a verdict. Throws `unavailable` while analytics restarts. */
export async function linkFigures(tx: Tx, app: App, query: ScopeQuery & { scale?: Scale | undefined }) {
  const scope = await openScope(tx, app, query);
  const [rows, channels] = await Promise.all([scoreRows(scope), answerChannels(scope)]);
  const scale = query.scale ?? usualScale(rows);
  const [facts, names] = [await linkRows(scope, scale), await touchpointNames(tx)];
  const { smallestDifference } = scope.settings;
  const nameOf = (key: string) => names.get(key) ?? usualTouchpoint(key)?.name ?? key;
  return {
    ...(await headOf(scope, channels)),
    scale,
    scales: scalesOf(rows).map((each) => ({
      scale: each,
      name: scales[each].name,
      n: wholeOf(scope, each, rows).n,
    })),
    figure: wholeOf(scope, scale, rows),
    how: linkHow(scope.when, smallestDifference),
    smallestDifference,
    facts: judgeFacts(scale, named(facts, nameOf), smallestDifference).map(onWire),
  };
}

/** Touchpoints by their names in the catalogue, not by their keys. */
function named<F extends { key: string; values: readonly number[] | readonly string[] }>(
  facts: readonly F[],
  nameOf: (key: string) => string,
): F[] {
  return facts.map((fact) =>
    fact.key === ':touchpoint' ? { ...fact, values: (fact.values as readonly string[]).map(nameOf) } : fact,
  );
}

function onWire({ groups, ...fact }: JudgedFact) {
  return { ...fact, groups: groups.map((group: Group) => groupOnWire(group)) };
}
