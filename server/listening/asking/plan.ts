import { courseOf } from '#core/listening/asking/course.ts';
import { planAsks, type PlanRow, type Stratum } from '#core/listening/asking/plan.ts';
import type { QuarantineRules } from '#core/listening/asking/quarantine.ts';
import { answersRange } from '#core/listening/asking/answers-range.ts';
import { expectedResponse } from '#core/listening/asking/volume.ts';
import { audit } from '#people';
import { problem, sql, type Actor, type Tx } from '#platform';
import { listTouchpoints } from '#touchpoints';
import { csatSurvey } from '../surveys/survey.ts';
import { quarantineRules } from './standing.ts';
import { expectedOf, type Expected } from './plan-expected.ts';
import { monthOf, responsesOf, volumeOf, type Response, type Volume } from './plan-volume.ts';

interface Wanted {
  target: number;
  chance: number;
}

interface Kept {
  touchpoints: ReadonlyMap<string, Wanted>;
  version: number;
}

async function kept(tx: Tx): Promise<Kept> {
  const found = await tx.maybe<{ touchpoints: Record<string, Wanted>; version: number }>(
    sql`select touchpoints, version from listening.asking_plan where workspace = ${tx.workspace}`,
  );
  return { touchpoints: new Map(Object.entries(found?.touchpoints ?? {})), version: found?.version ?? 0 };
}

/** The chance with which an episode at a touchpoint is asked about: `otherwise` where no number of answers is wanted. */
export async function chanceAt(tx: Tx, touchpoint: string, otherwise: number): Promise<number> {
  return (await kept(tx)).touchpoints.get(touchpoint)?.chance ?? otherwise;
}

interface Ground {
  volume: Volume;
  responses: readonly Response[];
  rules: QuarantineRules;
  quarantineDays: number;
  month: { from: Date; until: Date; over: number };
  expected: readonly Expected[];
}

async function groundOf(tx: Tx): Promise<Ground> {
  const { quarantineDays } = await csatSurvey(tx);
  const month = await monthOf(tx);
  const rules = { ...(await quarantineRules(tx)), lessDays: 0 };
  const [volume, responses] = [await volumeOf(tx), await responsesOf(tx, month)];
  const decided = volume.segments.flatMap(({ monthly }) => Object.keys(monthly));
  const expected = await expectedOf(tx, new Set([...decided, ...responses.map(({ touchpoint }) => touchpoint)]));
  // Who is behind an expected episode is not looked up among those who were asked: it is at most a little too hopeful.
  const segments = [...volume.segments, ...expected.flatMap((each) => each.segments)];
  return { volume: { ...volume, segments }, responses, rules, quarantineDays, month, expected };
}

/** What is asked about, with the chance that its surveys say, which is asked with where no number of answers is wanted. */
type Asked = Stratum & { own: number };

/** All touchpoints that were asked about or are wanted, each with what is wanted. */
function strataOf({ volume, responses, expected }: Ground, targets: ReadonlyMap<string, number>): Asked[] {
  const seen = volume.segments.flatMap(({ monthly }) => Object.keys(monthly));
  const said = expected.map(({ touchpoint }) => touchpoint);
  const touchpoints = new Set([...seen, ...said, ...responses.map(({ touchpoint }) => touchpoint), ...targets.keys()]);
  return [...touchpoints].toSorted().map((touchpoint) => {
    const known = responses.find((each) => each.touchpoint === touchpoint) ?? nothingKnown;
    const target = targets.get(touchpoint) ?? 0;
    const waits = expected.find((each) => each.touchpoint === touchpoint);
    const about = { touchpoint, target, response: expectedResponse(known), ...saidOf(known, waits) };
    return target === 0 ? { ...about, chance: about.own } : about;
  });
}

function saidOf(known: Pick<Response, 'kind' | 'chance'>, waits: Expected | undefined) {
  const round = waits?.every == null ? {} : { every: waits.every };
  return { kind: waits?.kind ?? known.kind, own: known.chance ?? waits?.chance ?? 1, ...round };
}

const nothingKnown = { kind: 'csat5', asked: 0, answered: 0, answers: 0, open: 0, chance: null };

/** The plan as it stands: what is wanted, what can be had, and how this month goes with the chances that are asked with now. */
export async function readPlan(tx: Tx) {
  const { touchpoints, version } = await kept(tx);
  const ground = await groundOf(tx);
  const { days, decisions, withoutConsent } = ground.volume;
  const targets = new Map([...touchpoints].map(([touchpoint, { target }]) => [touchpoint, target] as const));
  const strata = strataOf(ground, targets);
  const input = { segments: ground.volume.segments, rules: ground.rules };
  const plan = planAsks({ ...input, strata });
  const asked = strata.map((stratum) => ({
    ...stratum,
    chance: touchpoints.get(stratum.touchpoint)?.chance ?? stratum.own,
  }));
  const now = planAsks({ ...input, strata: asked });
  const names = new Map((await listTouchpoints(tx, { limit: 200 })).items.map(({ key, name }) => [key, name]));
  return {
    basis: { days, decisions, withoutConsent },
    quarantineDays: ground.quarantineDays,
    rules: { ...ground.rules, sequences: [...ground.rules.sequences] },
    segments: ground.volume.segments,
    touchpoints: asked.map((stratum, at) => {
      const standing = standingOf(ground, stratum, now[at]!);
      return {
        name: names.get(stratum.touchpoint) ?? stratum.touchpoint,
        ...standing,
        every: stratum.every ?? null,
        plan: plan[at]!,
        expected: answersRange(plan[at]!, { days, ...standing }),
      };
    }),
    month: { from: ground.month.from, until: ground.month.until },
    version,
  };
}

/** What is asked at one touchpoint now, how asks were answered, and how this month goes. */
function standingOf(ground: Ground, stratum: Asked & { chance: number }, row: PlanRow) {
  const { touchpoint, kind, target, chance, own, response } = stratum;
  const { asked, answered, answers, open } =
    ground.responses.find((each) => each.touchpoint === touchpoint) ?? nothingKnown;
  const { over } = ground.month;
  const most = row.episodes * row.free * response * (1 - over);
  const course = courseOf({ target, answers, over, planned: row.answers, open, response, most });
  const month = { answers, open, course: target === 0 ? null : course };
  return { touchpoint, kind, target, chance, own, asked, answered, response, month };
}

/** Says how many answers are wanted, and plans the chances anew. Throws `conflict` for who saw an older plan. */
export async function changePlan(tx: Tx, wanted: { targets: Record<string, number>; version: number }, actor: Actor) {
  const { version } = wanted;
  const targets = new Map(Object.entries(wanted.targets).filter(([, target]) => target > 0));
  const ground = await groundOf(tx);
  const rows = planAsks({ strata: strataOf(ground, targets), segments: ground.volume.segments, rules: ground.rules });
  const touchpoints = rows.flatMap(({ touchpoint, p }) => {
    const target = targets.get(touchpoint);
    return target === undefined ? [] : [[touchpoint, { target, chance: p }] as const];
  });
  const text = JSON.stringify(Object.fromEntries(touchpoints));
  const changed = await tx.run(
    version === 0
      ? sql`insert into listening.asking_plan (touchpoints) values (${text}::jsonb) on conflict do nothing`
      : sql`update listening.asking_plan set touchpoints = ${text}::jsonb, version = version + 1
          where workspace = ${tx.workspace} and version = ${version}`,
  );
  if (changed === 0)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed the plan meanwhile. Look again.' });
  await audit(tx, actor, {
    action: 'asking-plan.update',
    subject: tx.workspace,
    detail: { targets: JSON.stringify(Object.fromEntries(targets)) },
  });
  return readPlan(tx);
}
