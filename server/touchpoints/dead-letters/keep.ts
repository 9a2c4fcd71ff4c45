import { isObject } from '#core/touchpoints/claims.ts';
import { sql, type Tx } from '#platform';
import { identitiesOf, type Intake, type Refused } from '../tracking/intake.ts';

interface Letter {
  refused: Refused;
  envelope: Intake['envelope'];
  receivedAt: Date;
}

/** Keeps events that could not be taken, as they came. */
export async function keepDeadLetters(tx: Tx, letters: readonly Letter[], source: string): Promise<void> {
  if (letters.length === 0) return;
  const rows = letters.map(({ refused: { reason, detail, raw }, envelope, receivedAt }) => {
    const text = JSON.stringify(raw) ?? 'null';
    return {
      received_at: receivedAt,
      reason,
      detail,
      event: nameOf(raw),
      raw: text,
      size: Buffer.byteLength(text),
      envelope,
      identities: identitiesOf(raw),
    };
  });
  await tx.run(sql`
    insert into touchpoints.dead_letter (source, received_at, reason, detail, event, raw, size, envelope, identities)
    select ${source}, received_at, reason, detail, event, raw, size, envelope, identities
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (received_at timestamptz, reason text, detail text, event text,
      raw text, size int, envelope jsonb, identities text[])`);
}

function nameOf(raw: unknown): string | null {
  if (!isObject(raw)) return null;
  const name = raw['event'] ?? raw['name'] ?? raw['type'];
  return typeof name === 'string' ? name.slice(0, 200) : null;
}
