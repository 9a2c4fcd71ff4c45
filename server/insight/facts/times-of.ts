import type { ServiceTimeKind } from '#core/desk/facts/told-times.ts';
import { sql, type Tx } from '#platform';

interface Length {
  /** Null: it goes on, or was settled before anybody answered. */
  calendar: number | null;
  /** Null, too, where no opening hours are kept. */
  business: number | null;
}

interface Took extends Length {
  conversation: string;
  kind: ServiceTimeKind;
  by: string | null;
}

const unknown: Length = { calendar: null, business: null };

const minute = 60;
const inMinutes = (seconds: number | null) => (seconds === null ? null : Math.round((seconds / minute) * 100) / 100);

const mean = (lengths: readonly number[]) =>
  lengths.length === 0 ? null : inMinutes(lengths.reduce((sum, each) => sum + each, 0) / lengths.length);
const longest = (lengths: readonly number[]) => (lengths.length === 0 ? null : inMinutes(Math.max(...lengths)));

/** The times of service of a conversation as its row tells them, in minutes. */
function inOneRow(all: readonly Took[]) {
  const first = all.find(({ kind }) => kind === 'first');
  const resolution = all.find(({ kind }) => kind === 'resolution') ?? unknown;
  const next = all.filter(({ kind, calendar }) => kind === 'next' && calendar !== null);
  const calendar = next.flatMap((one) => one.calendar ?? []);
  const business = next.flatMap((one) => one.business ?? []);
  const answered = first ?? unknown;
  return {
    answeredBy: first?.by ?? null,
    firstResponseCalendarMinutes: inMinutes(answered.calendar),
    firstResponseBusinessMinutes: inMinutes(answered.business),
    resolutionCalendarMinutes: inMinutes(resolution.calendar),
    resolutionBusinessMinutes: inMinutes(resolution.business),
    nextResponses: all.length === 0 ? null : next.length,
    nextResponseMeanCalendarMinutes: mean(calendar),
    nextResponseMeanBusinessMinutes: mean(business),
    nextResponseLongestCalendarMinutes: longest(calendar),
    nextResponseLongestBusinessMinutes: longest(business),
  };
}

/** How long service took in these conversations, as the one engine told it (docs/decisions/0037). */
export async function timesOf(tx: Tx, ids: readonly string[]) {
  const rows = await tx.all(sql<Took>`
    select conversation, told.kind, lane.by,
      case when not lane.dropped then extract(epoch from until - since)::float8 end as calendar,
      case when not lane.dropped and lane.calendar is not null then opening_s end as business
    from insight.service_time told join insight.service_lane lane on lane.workspace = told.workspace and lane.id = told.lane
    where told.workspace = ${tx.workspace} and told.conversation = any(${ids}::uuid[])
    order by told.conversation, told.kind, told.place`);
  const told = Map.groupBy(rows, ({ conversation }) => conversation);
  return (id: string) => inOneRow(told.get(id) ?? []);
}
