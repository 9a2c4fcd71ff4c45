import { sql, type Tx } from '#platform';

/** Tags and followers of a conversation that was put into another stand on that one too. */
export async function bringMarks(tx: Tx, { source, target }: { source: string; target: string }): Promise<void> {
  await tx.run(sql`insert into desk.tagged (tag, conversation, brought_by)
    select tag, ${target}, ${source} from desk.tagged where workspace = ${tx.workspace} and conversation = ${source}
    on conflict do nothing`);
  await tx.run(sql`insert into desk.follower (conversation, person, brought_by, at)
    select ${target}, person, ${source}, at from desk.follower where conversation = ${source} on conflict do nothing`);
}

/** What it brought goes with it again. */
export async function takeMarksBack(tx: Tx, { source, target }: { source: string; target: string }): Promise<void> {
  await tx.run(sql`delete from desk.tagged
    where workspace = ${tx.workspace} and conversation = ${target} and brought_by = ${source}`);
  await tx.run(sql`delete from desk.follower where conversation = ${target} and brought_by = ${source}`);
}
