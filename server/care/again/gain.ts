import { dealings } from '#core/care/draw.ts';
import { followedDays, gainOf, shareGain } from '#core/care/gain.ts';
import type { Proportion } from '#core/statistics/proportions.ts';
import { scaleNames, scales, type Scale } from '#core/touchpoints/scales.ts';
import { mayTake, sql, type Tx } from '#platform';

interface PairRow {
  reached: boolean;
  scale: Scale;
  before: number;
  after: number;
}

/** A year back: what we do after a low score changes. */
const lookedBackDays = 365;
const day = 86_400_000;

/** The question went out: a decision not to ask is kept as an ask, too. */
const isAsked = sql`exists (select 1 from listening.ask_outcome sent where sent.id = again.ask and sent.sent_at is not null and sent.state <> 'failed')`;

/** So that more is better on every scale: of effort less is. */
function better({ scale, before, after }: PairRow) {
  return scales[scale].direction === 'low' ? { before: -before, after: -after } : { before, after };
}

/** What a recovery brings, against low scorers who were not reached. */
export async function recoveryGain(tx: Tx) {
  await mayTake(tx, 30);
  const since = new Date(tx.now.getTime() - lookedBackDays * day);
  const pairs = await tx.all<PairRow>(sql`select reached, scale, before, after from care.again
    where state = 'answered' and due_at > ${since}`);
  const asked = await tx.one<{ reached: number; others: number; waiting: number }>(sql`
    select count(*) filter (where reached and ${isAsked})::int as reached, count(*) filter (where not reached and ${isAsked})::int as others,
      count(*) filter (where state = 'waiting')::int as waiting from care.again where due_at > ${since}`);
  const scores = scaleNames.flatMap((scale) => {
    const of = (reached: boolean) => pairs.filter((each) => each.scale === scale && each.reached === reached);
    const [reached, others] = [of(true).map(better), of(false).map(better)];
    return reached.length + others.length === 0 ? [] : [{ scale, ...gainOf(reached, others) }];
  });
  return { days: lookedBackDays, followedDays, asked, scores, ...(await followedUp(tx, since)) };
}

interface Followed {
  reached: boolean;
  n: number;
  ordered: number;
  stayed: number;
}

/** Who ordered again, and who had to do with us at all, in the days after; also of those who did not answer. */
async function followedUp(tx: Tx, since: Date) {
  const until = new Date(tx.now.getTime() - followedDays * day);
  const rows = await tx.all<Followed>(sql`
    select again.reached, count(*)::int as n, count(*) filter (where seen.ordered)::int as ordered, count(*) filter (where seen.stayed)::int as stayed
    from care.again cross join lateral (
      select coalesce(bool_or(happened.kind in ('order.placed', 'order.completed')), false) as ordered, count(*) > 0 as stayed
      from customers.root person join customers.root family on family.root = person.root
      join touchpoints.interaction_read happened on happened.customer = family.id
      where person.id = again.customer and happened.kind = any(${[...dealings]}) and happened.kind <> 'survey.answered'
        and happened.occurred_at > again.due_at and happened.occurred_at <= again.due_at + ${followedDays} * interval '1 day') as seen
    where ${isAsked} and again.due_at > ${since} and again.due_at <= ${until} group by again.reached`);
  const of = (reached: boolean, what: 'ordered' | 'stayed'): Proportion => {
    const row = rows.find((each) => each.reached === reached);
    return { count: row?.[what] ?? 0, n: row?.n ?? 0 };
  };
  return {
    ordered: shareGain(of(true, 'ordered'), of(false, 'ordered')),
    stayed: shareGain(of(true, 'stayed'), of(false, 'stayed')),
  };
}
