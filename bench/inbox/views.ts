import type pg from 'pg';
import { wireId } from '#core/contract/codecs.ts';
import type { WireFilter } from '#core/desk/filter.ts';

type Asked = Pick<WireFilter, 'fields' | 'attributes' | 'subject' | 'created' | 'priority' | 'hasFile'>;

/** Frequent, rare and in between, on new and on old conversations, alone and together; all of them of open conversations. */
function filters(field: (name: string) => string, choice: (name: string) => string): Record<string, Asked> {
  const tier = (name: string): Asked => ({ attributes: [{ attribute: 'tier', op: 'is', texts: [name] }] });
  const carrier = { field: field('Carrier'), op: 'any' as const, choices: [choice('Drone')] };
  const words = (op: 'begins' | 'has', text: string): Asked => ({
    fields: [{ field: field('Order number'), op, text }],
  });
  return {
    'tier of every third': tier('silver'),
    'tier of every twentieth': tier('gold'),
    'tier of one in a thousand': tier('founder'),
    'carrier of every sixth': { fields: [carrier] },
    'tier of every twentieth, carrier of every sixth': { ...tier('gold'), fields: [carrier] },
    'pieces at least 45': { fields: [{ field: field('Pieces'), op: 'least', number: 45 }] },
    'delivered within an old month': {
      fields: [
        { field: field('Delivered'), op: 'from', day: '2026-03-01' },
        { field: field('Delivered'), op: 'until', day: '2026-03-31' },
      ],
    },
    'order number begins': words('begins', 'A-10'),
    'order number has': words('has', '1042'),
    'order number has what none has': words('has', 'zebra'),
    'word of the subject': { subject: 'refund' },
    'begun long ago': { created: { to: '2026-08-01T00:00:00Z' } },
    urgent: { priority: ['urgent'] },
    'with a file': { hasFile: true },
  };
}

/** Views that everybody sees, by what they ask for; made once. */
export async function makeViews(owner: pg.Client, workspace: string): Promise<void> {
  const { rows } = await owner.query('select 1 from desk.view limit 1');
  if (rows.length > 0) return;
  const idsOf = async (prefix: 'fld' | 'fch', table: string) => {
    const found = await owner.query<{ name: string; id: string }>(`select name, id from ${table}`);
    const ids = new Map(found.rows.map(({ name, id }) => [name, wireId(prefix, id)]));
    return (name: string) => ids.get(name)!;
  };
  const all = filters(await idsOf('fld', 'desk.field'), await idsOf('fch', 'desk.field_choice'));
  for (const [name, asked] of Object.entries(all))
    await owner.query(
      `insert into desk.view (workspace, name, owner_name, audience, filter, sort, created_at)
        values ($1, $2, 'The measurement', 'everybody', $3, 'newest', now())`,
      [workspace, name, JSON.stringify({ place: ['open'], ...asked })],
    );
}
