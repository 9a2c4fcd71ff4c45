import type { TopicModel } from '#core/listening/topics/learn.ts';
import { matcherOf, type Matcher, type Rule } from '#core/listening/topics/matcher.ts';
import { sql, type Tx } from '#platform';

/** The topics of a workspace, ready to read texts. */
export interface Ready {
  revision: number;
  /** Examples are learnt a little after topics change. */
  learnt: number;
  matcher: Matcher;
  models: ReadonlyArray<{ topic: string; model: TopicModel }>;
  versions: ReadonlyMap<string, number>;
}

interface Row {
  id: string;
  rules: Rule[];
  version: number;
  weights: Buffer | null;
  bias: number | null;
}

const empty: Omit<Ready, 'revision' | 'learnt'> = { matcher: { find: () => [] }, models: [], versions: new Map() };
const prepared = new Map<string, Ready>();

function modelsOf(rows: readonly Row[]): Ready['models'] {
  return rows.flatMap(({ id, weights, bias }) =>
    weights === null
      ? []
      : [{ topic: id, model: { weights: new Float32Array(Uint8Array.from(weights).buffer), bias: bias ?? 0 } }],
  );
}

/** Ready to read; kept in this process until the topics change. */
export async function readyTopics(tx: Tx): Promise<Ready> {
  const row = await tx.maybe(
    sql<
      Pick<Ready, 'revision' | 'learnt'>
    >`select revision, learnt from listening.taxonomy where workspace = ${tx.workspace}`,
  );
  if (row === undefined) return { revision: 0, learnt: 0, ...empty };
  const known = prepared.get(tx.workspace);
  if (known?.revision === row.revision && known.learnt === row.learnt) return known;
  const rows = await tx.all(sql<Row>`select id, rules, version, weights, bias from listening.topic order by id`);
  const ready: Ready = {
    ...row,
    matcher: matcherOf(rows),
    models: modelsOf(rows),
    versions: new Map(rows.map(({ id, version }) => [id, version])),
  };
  prepared.set(tx.workspace, ready);
  return ready;
}
