import type { matterGroups } from '#core/contract/conversations-behind.ts';
import { known, inPeriod } from './conversation-rows.ts';
import { placeAfter } from './answers-behind.ts';
import { rowsOf, type Scope } from './scope.ts';

interface Wanted {
  of: (typeof matterGroups)[number];
  bucket: string;
  after: string | undefined;
  limit: number;
}

export interface MatterRow {
  id: string;
  at: string;
  channel: string;
  total: number;
}

const openAt = (moment: 'start' | 'until') =>
  `bitAnd(arrayLast(t -> bitShiftRight(t, 3) < {${moment}: Int64}, turns), 1) = 1`;
const begun = `${inPeriod} and began_at >= {start: Int64}`;

/** Which conversations each number counts, and by the channel of which message. */
const groups: Record<Wanted['of'], string> = {
  begun,
  open: openAt('until'),
  'begun-before': `${inPeriod} and began_at < {start: Int64}`,
  'open-before': openAt('start'),
  'first-contact': `${begun} and outcome in ('once', 'again')`,
  once: `${begun} and outcome = 'once'`,
  'not-known': `${begun} and outcome = 'unknown'`,
  'not-resolved': `${begun} and outcome = 'open'`,
  resolved: `${begun} and closed_at > 0`,
  reopened: `${begun} and closed_at > 0 and was_reopened`,
};

/** The end of a day or week of the period. */
function endOf({ period: { by, zone, end } }: Scope, bucket: string): number {
  if (bucket === '') return end.getTime();
  const last = Temporal.PlainDate.from(bucket).add(by === 'week' ? { weeks: 1 } : { days: 1 });
  return Math.min(end.getTime(), last.toZonedDateTime(zone).epochMilliseconds);
}

/** The conversations behind a number of Service, newest first, each with how many there are. */
export function matterRows(scope: Scope, { of, bucket, after, limit }: Wanted): Promise<MatterRow[]> {
  const isOpen = of === 'open' || of === 'open-before';
  const day = `toDate(fromUnixTimestamp64Milli(began_at, 'UTC'), {zone: String})`;
  const start = scope.period.by === 'week' ? `toMonday(${day})` : day;
  const within = isOpen ? '1' : `({bucket: String} = '' or toString(${start}) = {bucket: String})`;
  return rowsOf<MatterRow>(
    scope,
    `select id, fromUnixTimestamp64Milli(ms, 'UTC') as at, toString(channel) as channel, total from (
      select id, ${isOpen ? 'first_at' : 'began_at'} as ms, ${isOpen ? 'via' : 'asked_via'} as channel, count() over () as total
      from (${known}) where ${groups[of]} and ${within} and ({channel: String} = '' or channel = {channel: String}))
    where {afterAt: Int64} = 0 or (ms, id) < ({afterAt: Int64}, {afterId: UUID})
    order by ms desc, id desc limit {limit: UInt32} settings final = 0`,
    {
      ...{ bucket, until: endOf(scope, bucket), window: scope.settings.firstContactDays },
      ...{ ...placeAfter(after), limit },
    },
  );
}

/** Whose conversations they are. */
export async function personsOf(scope: Scope, conversations: readonly string[]): Promise<Map<string, string>> {
  if (conversations.length === 0) return new Map();
  const rows = await rowsOf<{ id: string; person: string }>(
    scope,
    `select assumeNotNull(conversation) as id, argMax(customer, version) as person from interaction
    where workspace = {workspace: UUID} and conversation in {conversations: Array(UUID)} group by id settings final = 0`,
    { conversations },
  );
  return new Map(rows.map(({ id, person }) => [id, person]));
}
