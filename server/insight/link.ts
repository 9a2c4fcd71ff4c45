import { groupOnWire, type Group } from '#core/insight/groups.ts';
import { judgeFacts, type JudgedFact } from '#core/insight/link.ts';
import { usualTouchpoint } from '#core/touchpoints/touchpoint-catalogue.ts';
import { scales } from '#core/touchpoints/scales.ts';
import type { App, Tx } from '#platform';
import { answerChannels, scoreRows } from './answer-rows.ts';
import { wholeOf } from './experience.ts';
import { measureOf, measuresOf, type MeasureQuery } from './measures.ts';
import { linkHow } from './how.ts';
import { linkRows } from './link-rows.ts';
import { headOf, openScope, touchpointNames, type ScopeQuery } from './scope.ts';

/** For each fact the feeling by its groups, with a verdict. Throws `unavailable` while analytics restarts. */
export async function linkFigures(tx: Tx, app: App, query: ScopeQuery & MeasureQuery) {
  const scope = await openScope(tx, app, query);
  const [rows, channels] = await Promise.all([scoreRows(scope), answerChannels(scope)]);
  const measure = measureOf(rows, query);
  const [facts, names] = [await linkRows(scope, measure), await touchpointNames(tx)];
  const { smallestDifference } = scope.settings;
  const nameOf = (key: string) => names.get(key) ?? usualTouchpoint(key)?.name ?? key;
  return {
    ...(await headOf(scope, channels)),
    ...measure,
    scales: measuresOf(rows).map((each) => ({
      ...each,
      name: scales[each.scale].name,
      n: wholeOf(scope, each, rows).n,
    })),
    figure: wholeOf(scope, measure, rows),
    how: linkHow(scope.when, smallestDifference),
    smallestDifference,
    facts: judgeFacts(measure, named(facts, nameOf), smallestDifference).map(onWire),
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
