import { sql, type Tx } from '#platform';

/**
 * Tags, followers and who was asked in of a conversation that was put into another stand on that one too, and its fields where that
 * one has nothing filled in.
 */
export async function bringMarks(tx: Tx, { source, target }: { source: string; target: string }): Promise<void> {
  await tx.run(sql`insert into desk.tagged (tag, conversation, brought_by)
    select tag, ${target}, ${source} from desk.tagged where workspace = ${tx.workspace} and conversation = ${source}
    on conflict do nothing`);
  await tx.run(sql`insert into desk.follower (conversation, person, brought_by, at)
    select ${target}, person, ${source}, at from desk.follower where conversation = ${source} on conflict do nothing`);
  await tx.run(sql`insert into desk.asked (conversation, person, brought_by, by_name, at)
    select ${target}, person, ${source}, by_name, at from desk.asked where conversation = ${source} on conflict do nothing`);
  await tx.run(sql`insert into desk.field_value (field, conversation, choice, words, number, day, flag, brought_by)
    select field, ${target}, choice, words, number, day, flag, ${source} from desk.field_value brought where conversation = ${source}
      and not exists (select 1 from desk.field_value kept where kept.conversation = ${target} and kept.field = brought.field)`);
}

/** What it brought goes with it again. */
export async function takeMarksBack(tx: Tx, { source, target }: { source: string; target: string }): Promise<void> {
  await tx.run(sql`delete from desk.tagged
    where workspace = ${tx.workspace} and conversation = ${target} and brought_by = ${source}`);
  await tx.run(sql`delete from desk.follower where conversation = ${target} and brought_by = ${source}`);
  await tx.run(sql`delete from desk.asked where conversation = ${target} and brought_by = ${source}`);
  await tx.run(sql`delete from desk.field_value where conversation = ${target} and brought_by = ${source}`);
}
