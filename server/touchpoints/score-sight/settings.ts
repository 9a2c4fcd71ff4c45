import type { ScoreMoment, ScoreViewers } from '#core/touchpoints/score-sight.ts';
import { audit } from '#people';
import { problem, sql, type Actor, type Tx } from '#platform';

export interface ScoreSightSettings {
  who: ScoreViewers;
  when: ScoreMoment;
  /** 0 before anything was set. */
  version: number;
}

const columns = sql`who, "when", version`;

/** Who sees a named score, and when; until the company says something everybody does at once. */
export async function scoreSightSettings(tx: Tx): Promise<ScoreSightSettings> {
  const found = await tx.maybe(
    sql<ScoreSightSettings>`select ${columns} from touchpoints.score_sight where workspace = ${tx.workspace}`,
  );
  return found ?? { who: 'everyone', when: 'at-once', version: 0 };
}

/** Changes it. Throws `conflict` for who saw older settings. */
export async function changeScoreSight(
  tx: Tx,
  { who, when, version }: ScoreSightSettings,
  actor: Actor,
): Promise<ScoreSightSettings> {
  const changed = await tx.maybe(
    version === 0
      ? sql<ScoreSightSettings>`insert into touchpoints.score_sight (who, "when") values (${who}, ${when})
          on conflict do nothing returning ${columns}`
      : sql<ScoreSightSettings>`update touchpoints.score_sight set who = ${who}, "when" = ${when}, version = version + 1
          where workspace = ${tx.workspace} and version = ${version} returning ${columns}`,
  );
  if (changed === undefined)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed these settings meanwhile. Look again.' });
  await audit(tx, actor, { action: 'score-sight.update', subject: tx.workspace, detail: { who, when } });
  return changed;
}
