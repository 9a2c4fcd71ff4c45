import {
  emotionConfusion,
  emotionRight,
  emotionShare,
  type EmotionCell,
} from '#core/listening/sentiment/emotion-shares.ts';
import { shownEmotions, type Emotion } from '#core/listening/sentiment/labels.ts';
import { fewestLabels, isKnown } from '#core/listening/sentiment/shares.ts';
import { sql, type Tx } from '#platform';
import { emotionCells } from './labels/confusion.ts';

interface Within {
  language: string;
  engine: string;
  since: Date;
}

interface Read {
  emotion: Emotion | null;
  count: number;
}

function itemOf(emotion: Emotion, rows: readonly Read[], cells: readonly EmotionCell[]) {
  const read = rows.find((row) => row.emotion === emotion)?.count ?? 0;
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  const confusion = emotionConfusion(emotion, cells);
  return {
    ...{ emotion, read, known: isKnown(confusion) },
    share: emotionShare(emotion, [read, all - read], confusion),
    ...emotionRight(confusion),
  };
}

/** Which emotions texts of a language are read to show and, where labels suffice, how many show them; with how right the engine is on each. */
export async function emotionsOf(tx: Tx, within: Within) {
  const rows = await tx.all(sql<Read>`
    select emotion, count(*)::int as count from listening.reading
    where workspace = ${tx.workspace} and language = ${within.language} and engine = ${within.engine} and at > ${within.since} group by emotion`);
  const cells = await emotionCells(tx, within);
  const items = shownEmotions.map((emotion) => itemOf(emotion, rows, cells));
  return {
    labelled: cells.reduce((sum, { count }) => sum + count, 0),
    needed: fewestLabels,
    items: items.filter(({ read, found }) => read > 0 || found.n > 0),
  };
}
