import { z } from 'zod';
import { defineJob, mayTake, sql, type Tx } from '#platform';

const atOnce = 5_000;
/** While little comes in, so many words that are new to the workspace are looked up each time, the more frequent ones first. */
const mostLookedUp = 50;
/** Where nothing has been read yet, so many of the newest messages are: words in none of them are rare, and found as they are typed. */
const firstMessages = 50_000;
const mostPortions = 12;

/**
 * Adds words of new messages to those of the workspace. Only words that three customers were written with, and no numbers of many
 * digits: a name or a number of one person does not get in. How often one stands is an estimate.
 */
export const learnWords = defineJob({
  name: 'channels.learn-words',
  input: z.object({ workspace: z.uuid() }),
  async run(app, { workspace }) {
    for (let portion = 0; portion < mostPortions; portion++) {
      const read = await app.database.inWorkspace(workspace, learnPortion);
      if (read < atOnce) return;
    }
  },
});

async function learnPortion(tx: Tx): Promise<number> {
  await mayTake(tx, 20);
  const after = await positionOf(tx);
  const portion = sql`select message.id, message.search, thread.customer from channels.message
    join channels.thread on thread.id = message.thread where message.id > ${after} order by message.id limit ${atOnce}`;
  const { read, last } = await tx.one(sql<{ read: number; last: string | null }>`
    with portion as materialized (${portion}), words as (
      select lexeme, count(*) as messages, count(distinct customer) as customers from portion
      cross join lateral unnest(portion.search) as entry (lexeme, positions, weights)
      where lexeme ~ '^[[:alpha:]]{3,40}$' or lexeme ~ '^[[:alnum:]]{1,6}$' group by lexeme
    ), looked_up as materialized (
      select words.lexeme, words.messages, words.customers >= 3 or word.word is not null as known
      from words left join channels.word on word.word = words.lexeme
    ), known as (
      select lexeme, messages from looked_up where known
      union all select lexeme, messages from (
        select lexeme, messages from looked_up where not known order by messages desc, lexeme 
          limit case when (select count(*) from portion) < ${atOnce} then ${mostLookedUp}::int else 0 end) as unknown
      where channels.is_shared(lexeme)
      order by lexeme
    ), learnt as (
      insert into channels.word (word, messages) select lexeme, messages from known
      on conflict (workspace, word) do update set messages = word.messages + excluded.messages
    )
    select count(*)::int as read, max(id::text) as last from portion`);
  if (last !== null)
    await tx.run(sql`insert into channels.words_read (message, messages, read_at) values (${last}, ${read}, ${tx.now})
      on conflict (workspace) do update set message = excluded.message, read_at = excluded.read_at,
        messages = words_read.messages + excluded.messages`);
  return read;
}

async function positionOf(tx: Tx): Promise<string> {
  const there = await tx.maybe(sql<{ message: string }>`select message from channels.words_read`);
  if (there !== undefined) return there.message;
  const first = await tx.maybe(sql<{ id: string }>`
    select id from channels.message order by id desc offset ${firstMessages} limit 1`);
  return first?.id ?? '00000000-0000-0000-0000-000000000000';
}
