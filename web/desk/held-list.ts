/** What a list must know of a row to keep it in its place. */
export interface ListRow {
  id: string;
  lastAt: string;
  /** The latest message came from the customer: a reason to show the row further up. */
  latest: { direction: 'in' | 'out' } | null;
}

export interface Place<Row> {
  row: Row;
  /** The time by which the row stands where it stands; `row.lastAt` may be newer by now. */
  at: string;
  /** It left the view (resolved, given away) and stays until the list is taken anew. */
  gone: boolean;
}

export interface HeldList<Row> {
  places: ReadonlyArray<Place<Row>>;
  /** How many conversations wait to come in or to move up. */
  fresh: number;
  gone: number;
}

/** The list as the server tells it at the moment: the first pages of it. */
export interface Told<Row> {
  items: readonly Row[];
  hasMore: boolean;
}

/** Takes the list as it is told, in its own order. */
export function taken<Row extends ListRow>({ items }: Told<Row>): HeldList<Row> {
  return { places: items.map((row) => ({ row, at: row.lastAt, gone: false })), fresh: 0, gone: 0 };
}

/**
 * Brings the shown rows up to date without moving any of them: what is new or would stand elsewhere is only counted,
 * older rows that were loaded come at the end, rows that left stay where they are and are marked.
 */
export function held<Row extends ListRow>(before: HeldList<Row>, told: Told<Row>): HeldList<Row> {
  if (before.places.length === 0) return taken(told);
  const now = new Map(told.items.map((row) => [row.id, row]));
  const reach = told.hasMore ? (told.items.at(-1)?.lastAt ?? '') : '';
  const kept = before.places.map((place) => updated(place, now.get(place.row.id), reach));
  const shown = new Set(before.places.map(({ row }) => row.id));
  const end = before.places.at(-1)?.at ?? '';
  const unknown = told.items.filter(({ id }) => !shown.has(id));
  const older = unknown.filter(({ lastAt }) => lastAt < end).map((row) => ({ row, at: row.lastAt, gone: false }));
  const moved = kept.filter((_place, rank) => wouldMove(kept, rank)).length;
  return {
    places: [...kept, ...older],
    fresh: unknown.length - older.length + moved,
    gone: kept.filter(({ gone }) => gone).length,
  };
}

/** A row that is not told any more has left, unless it was only pushed beyond the loaded pages. */
function updated<Row extends ListRow>(place: Place<Row>, row: Row | undefined, reach: string): Place<Row> {
  if (row !== undefined) return { row, at: place.at, gone: false };
  return place.gone || place.row.lastAt < reach ? place : { ...place, gone: true };
}

/** Whether the customer wrote since the row was placed, and it would now stand above one that is shown above it. */
function wouldMove<Row extends ListRow>(places: ReadonlyArray<Place<Row>>, rank: number): boolean {
  const { row, at, gone } = places[rank]!;
  if (gone || row.lastAt <= at || row.latest?.direction === 'out') return false;
  return places.slice(0, rank).some((above) => !above.gone && above.row.lastAt < row.lastAt);
}
