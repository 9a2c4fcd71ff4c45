import { momentOf, rowsOf, type Scope } from '../scope.ts';

type Facts = Record<string, number | string>;

interface ToldRow {
  conversation: string;
  told: Array<[number, Record<string, number>, Record<string, string>]>;
}

/** Facts that name the money's unit instead of what happened. */
const noFacts = new Set(['currency', 'survey', 'about']);
const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** So many of them at most, those that most episodes have: a regression of more would be slow and say no more. */
const mostFacts = 16;

/** What was known of a conversation before a moment: the facts of its last resolution before. */
export type KnownBefore = (conversation: string, at: Date) => Facts;

/** The facts that conversations ended with, as they stand on the spine. */
export async function episodeFacts(scope: Scope, cut: string): Promise<{ names: string[]; knownBefore: KnownBefore }> {
  const rows = await rowsOf<ToldRow>(
    scope,
    `select toString(assumeNotNull(conversation)) as conversation,
      groupArray((toFloat64(toUnixTimestamp64Milli(occurred_at)), numbers, words)) as told
    from interaction
    where workspace = {workspace: UUID} and kind = 'conversation.resolved' and conversation is not null
      and occurred_at >= ${momentOf('start')} - interval 90 day and occurred_at < ${momentOf('end')}
      and ({cut: String} = '' or right(toString(conversation), ${Math.max(1, cut.length)}) < {cut: String})
    group by conversation`,
    { cut },
  );
  const told = new Map(rows.map((row) => [row.conversation, row.told]));
  const names = commonest(rows);
  return {
    names: [...names],
    knownBefore(conversation, at) {
      const before = (told.get(conversation) ?? []).filter(([when]) => when <= at.getTime());
      const last = before.reduce<ToldRow['told'][number] | undefined>(
        (newest, one) => (newest === undefined || one[0] > newest[0] ? one : newest),
        undefined,
      );
      return last === undefined ? {} : factsIn(last, names);
    },
  };
}

function entriesOf([, numbers, words]: ToldRow['told'][number]) {
  return [...Object.entries(numbers), ...Object.entries(words).filter(([, word]) => !isId.test(word))];
}

function factsIn(one: ToldRow['told'][number], names: ReadonlySet<string>): Facts {
  return Object.fromEntries(entriesOf(one).filter(([name]) => names.has(name)));
}

function commonest(rows: readonly ToldRow[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { told } of rows)
    for (const one of told)
      for (const [name] of entriesOf(one)) if (!noFacts.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const sorted = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return new Set(sorted.slice(0, mostFacts).map(([name]) => name));
}
