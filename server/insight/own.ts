import { feelingNames } from '#core/insight/feeling-names.ts';
import { feelingFigure, meanFigure } from '#core/insight/feeling.ts';
import { teamNames, teamsOf } from '#people';
import type { Actor, App, Tx } from '#platform';
import { listTouchpoints } from '#touchpoints';
import { scoreRows } from './answer-rows.ts';
import { isOf, measureOf, scoresOf } from './measures.ts';
import { headOf, openScope } from './scope.ts';

type Touchpoint = Awaited<ReturnType<typeof listTouchpoints>>['items'][number];

/** The touchpoints of which one of these teams, by name, says that it owns them. */
async function ownedBy(tx: Tx, teams: readonly string[]): Promise<Touchpoint[]> {
  const names = new Set(teams.map((name) => name.toLowerCase()));
  const found: Touchpoint[] = [];
  for (let after: string | undefined; ;) {
    const page = await listTouchpoints(tx, {
      state: 'adopted',
      limit: 200,
      ...(after === undefined ? {} : { after }),
    });
    found.push(...page.items.filter(({ ownerTeam }) => names.has(ownerTeam.toLowerCase())));
    if (page.next === null) return found;
    after = page.next;
  }
}

/** How it felt at a person's own touchpoints: nothing of the others, not even by comparison. */
export async function ownFigures(tx: Tx, { app, actor }: { app: App; actor: Actor }, { days }: { days: number }) {
  const teams = [...(await teamNames(tx, await teamsOf(tx, actor.id))).values()].toSorted();
  const own = await ownedBy(tx, teams);
  const scope = await openScope(tx, app, { days });
  const rows = own.length === 0 ? [] : await scoreRows(scope);
  const keys = new Set(own.map(({ key }) => key));
  const mine = rows.filter((row) => row.by === 'touchpoint' && keys.has(row.group) && !row.earlier);
  const measure = measureOf(
    mine.map((row) => ({ ...row, by: 'all' })),
    {},
  );
  const felt = mine.filter(isOf(measure));
  const { period, lag } = await headOf(scope, []);
  const touchpoints = own.map(({ key, name, stage, seen }) => {
    const scores = scoresOf(measure, felt, { by: 'touchpoint', group: key });
    return { key, name, stage, seen, ...feelingFigure(scores), mean: meanFigure(scores) };
  });
  const { formula } = feelingNames[measure.scale];
  const how = { formula, population: 'Answers given at the touchpoint in the period.', period: scope.when };
  return { period, lag, ...measure, teams, how, touchpoints: touchpoints.toSorted((a, b) => b.n - a.n) };
}
