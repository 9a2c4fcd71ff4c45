import { pointsFigure } from '#core/statistics/rules.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import { sql, type Tx } from '#platform';
import { listTouchpoints } from '#touchpoints';
import { ofWhat, partOf, reached, within, type LedgerFilter } from './ledger.ts';

interface Counted {
  delivered: number;
  answered: number;
  open: number;
}

interface RateRow extends Counted {
  channel: string;
  touchpoint: string;
}

type RatesQuery = Pick<LedgerFilter, 'survey' | 'touchpoint' | 'channel' | 'customer' | 'from' | 'until'>;

/**
 * Of the questions that reached somebody (a pop-up: that were shown), how many were answered in whole or in part, by the day of asking.
 * Whose time is not over stands beside and in no rate; what is asked again after a recovery is left out.
 */
export async function askRates(tx: Tx, query: RatesQuery) {
  const of = [reached, ...ofWhat(query), await within(tx, sql`ask.sent_at`, query)];
  const rows = await tx.all(sql<RateRow>`
    select channel, touchpoint, (count(*) filter (where ${partOf(tx, 'over')}))::int as delivered,
      (count(*) filter (where ${partOf(tx, 'answered')}))::int as answered, (count(*) filter (where ${partOf(tx, 'open')}))::int as open
    from listening.ask
    where ${sql.join(of, sql` and `)}
    group by 1, 2 order by count(*) desc, 1, 2`);
  const names = new Map((await listTouchpoints(tx, { limit: 200 })).items.map(({ key, name }) => [key, name]));
  const total = (of: keyof Counted) => rows.reduce((sum, row) => sum + row[of], 0);
  return {
    all: rateOf({ delivered: total('delivered'), answered: total('answered'), open: total('open') }),
    rows: rows.map(({ channel, touchpoint: key, ...row }) => ({
      channel,
      touchpoint: { key, name: names.get(key) ?? key },
      ...rateOf(row),
    })),
  };
}

function rateOf({ delivered, answered, open }: Counted) {
  const { value, low, high, n } = pointsFigure(shareOf(answered, delivered));
  return { n, answered, open, value, low, high };
}
