import { sql, type Tx } from '#platform';
import type { Message } from '../../messages.ts';

/** What was told of a mail of ours, and whether that was before it was sent once more. */
export type Told = NonNullable<Message['bounce']> & { earlier: boolean };

type Row = { id: string; later: Message['bounce'] };

/** What was last told of each of these messages: of its last attempt, where anything was, else of one before. */
export async function toldOf(
  tx: Tx,
  messages: ReadonlyArray<Pick<Message, 'id' | 'bounce'>>,
): Promise<Map<string, Told>> {
  const told = messages.flatMap(({ id, bounce }) => (bounce === null ? [] : [{ id, bounce }]));
  if (told.length === 0) return new Map();
  const rows =
    await tx.all<Row>(sql`select message.id, (select jsonb_build_object('kind', bounce.kind, 'address', bounce.address,
      'action', bounce.action, 'status', bounce.status, 'reason', bounce.reason, 'diagnostic', bounce.diagnostic, 'sure', bounce.sure)
    from channels.bounce where bounce.workspace = ${tx.workspace} and bounce.message = message.id and bounce.at > message.resent_at
      and (bounce.action <> 'delivered' or bounce.kind = 'complaint')
    order by bounce.sure desc, bounce.at desc, bounce.id desc limit 1) as later
    from channels.message where message.id = any(${told.map(({ id }) => id)}::uuid[]) and message.resent_at is not null`);
  const resent = new Map(rows.map(({ id, later }) => [id, later]));
  return new Map(
    told.map(({ id, bounce }) => {
      const later = resent.get(id);
      return [id, { ...(later ?? bounce), earlier: later === null }];
    }),
  );
}
