import { readFeeling } from '#core/listening/sentiment/read.ts';
import { sql, type Tx } from '#platform';
import { wordsOfReadings, type OfText } from '../../topics/words.ts';
import { sentimentEngine } from '../load.ts';
import { adjustmentNow } from '../teaching/adjustment.ts';

const atOnce = 200;

/** Reads the next drawn texts by the engine as it is now, so that labels measure that one, too; false: all are read. */
export async function fillVerdicts(tx: Tx): Promise<boolean> {
  const [engine, taught] = [sentimentEngine(), await adjustmentNow(tx)];
  const name = taught === undefined ? engine.version : `${engine.version}+${taught.number}`;
  const rows = await tx.all(sql<OfText & { language: string }>`
    select reading.id, reading.message, reading.answer, reading.language from listening.label_item item
    join listening.reading on reading.id = item.reading
    where item.workspace = ${tx.workspace}
      and not exists (select 1 from listening.label_verdict verdict where verdict.reading = item.reading and verdict.engine = ${name}
        and verdict.emotion is not null)
    order by item.sample, item.place limit ${atOnce}`);
  const words = await wordsOfReadings(tx, rows);
  const verdicts = rows.flatMap(({ id, language }) => {
    const read = readFeeling(engine, words.get(id) ?? '', {
      language,
      ...(taught && { adjustment: taught.adjustment }),
    });
    return read === undefined ? [] : [{ id, sentiment: read.sentiment, emotion: read.emotion?.name ?? 'none' }];
  });
  await tx.run(sql`insert into listening.label_verdict (reading, engine, sentiment, emotion)
    select id, ${name}, sentiment, emotion from jsonb_to_recordset(${JSON.stringify(verdicts)}::jsonb) as said (id uuid, sentiment text, emotion text)
    on conflict (reading, engine) do update set emotion = excluded.emotion`);
  return rows.length === atOnce && verdicts.length > 0;
}
