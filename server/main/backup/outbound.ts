import type pg from 'pg';

const reason = 'Restored from a backup: it may have been sent since then.';

/**
 * What was to be sent when the backup was made may have been sent after that: nothing of it goes by itself. A person looks and
 * decides, message by message.
 */
export async function holdBackOutbound(client: pg.Client): Promise<void> {
  await client.query(
    `update platform.outbox set state = 'uncertain', reason = $1 where state in ('queued', 'waiting', 'retrying', 'sending')`,
    [reason],
  );
  await client.query(
    `update channels.message set state = 'uncertain', state_reason = $1
      where direction = 'out' and state in ('queued', 'retrying')`,
    [reason],
  );
  for (const table of ['desk.held_reply', 'desk.held_first']) {
    const { rows } = await client.query(`select to_regclass($1) is not null as there`, [table]);
    if (rows[0].there === true)
      await client.query(`update ${table} set state = 'stopped', reason = $1 where state = 'held'`, [reason]);
  }
}
