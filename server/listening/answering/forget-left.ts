import { leavingOf } from '#customers';
import { sql, type App, type Tx } from '#platform';
import { releaseOfResponses } from './uploads.ts';

/**
 * Empties responses that are joined to nobody but say an e-mail address of somebody who is being erased: links, tablets and codes know
 * nobody, and a field for the address does. What came later from the same address is somebody new.
 */
export async function forgetLeftAddresses(tx: Tx, customers: readonly string[], app: App): Promise<void> {
  const leaving = await leavingOf(tx, customers);
  if (leaving === undefined || leaving.addresses.length === 0) return;
  const found = await tx.all<{ id: string }>(sql`select id from listening.response
    where customer is null and started_at <= ${leaving.at} and exists (
      select 1 from jsonb_path_query(values, '$.** ? (@.type() == "string")') as given (value)
      where lower(btrim(given.value #>> '{}')) = any(${leaving.addresses}::text[]))`);
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.run(sql`delete from listening.reading using listening.answer
    where answer.id = reading.answer and answer.response = any(${ids}::uuid[])`);
  await releaseOfResponses(tx, app, sql`response.id = any(${ids}::uuid[])`);
  await tx.run(sql`update listening.response set values = '{}' where id = any(${ids}::uuid[])`);
  await tx.run(sql`update listening.answer set words = '' where response = any(${ids}::uuid[])`);
}
