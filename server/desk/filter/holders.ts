import type { ConversationFilter } from '#core/desk/filter.ts';
import { sql, type RawBuilder, type Tx } from '#platform';
import { asksForValue, patternsOf, together, valuesOfAttribute, valuesOfField, type Test } from './typed.ts';

type Condition = RawBuilder<boolean>;

/** Those that have what is asked for: rows `held` with a `key` each, some perhaps more than once. */
export interface Holders {
  /** At most so many of them. */
  rows: (most: number) => RawBuilder<unknown>;
  /** Which conversations are theirs. */
  join: Condition;
  /** What it asks for: of these nothing is to be looked up again. */
  of: readonly unknown[];
}

/** A value that fewer have is looked up; one that more have is met soon along a list. */
const bound = 5000;
/** Values are told apart by how many have them up to here. */
const weighed = 20_000;
/** So many values are weighed at most. */
const mostLooks = 3;

/** What was frequent a moment ago is taken to be so still: the answer is right either way, and sooner. */
const frequent = new Map<string, { rarest: number; until: number }>();
const frequentAtMost = 5000;
const worthMilliseconds = 60_000;

export interface Held {
  /** All conversations that have the rarest value asked for, where they are few. */
  few: string[] | null;
  /** Those that have it where they are many; null: they are few, or nothing is asked for that can be looked up. */
  many: Holders | null;
}

/** What a filter asks of fields, attributes, subjects and beside the desk, by those who have it. */
export async function heldBy(
  tx: Tx,
  { fields = [], attributes = [], subject }: ConversationFilter,
  beside: readonly Holders[],
): Promise<Held> {
  const looks = [
    ...together(fields.filter(asksForValue)).map((tests) => ofField(tests, tx.workspace)),
    ...together(attributes.filter(asksForValue)).map(ofAttribute),
    ...(subject === undefined || !asksForValue({ op: 'has', text: subject }) ? [] : [ofSubject(subject)]),
    ...beside,
  ].slice(0, mostLooks);
  if (looks.length === 0) return { few: null, many: null };
  const key = JSON.stringify([tx.workspace, fields, attributes, subject, beside.map(({ of }) => of)]);
  const known = frequent.get(key);
  if (known !== undefined && known.until > performance.now()) return { few: null, many: looks[known.rarest]! };
  const number = await rarestOf(tx, looks);
  const rarest = looks[number]!;
  const rows = await tx.all<{ id: string }>(sql`select conversation.id from (${rarest.rows(bound + 1)}) as held
    join desk.conversation on ${rarest.join} limit ${bound + 1}`);
  if (rows.length > bound) {
    if (frequent.size >= frequentAtMost) frequent.clear();
    frequent.set(key, { rarest: number, until: performance.now() + worthMilliseconds });
    return { few: null, many: rarest };
  }
  return { few: [...new Set(rows.map(({ id }) => id))], many: null };
}

/** Which of them, by its number. */
async function rarestOf(tx: Tx, looks: readonly Holders[]): Promise<number> {
  if (looks.length < 2) return 0;
  const counted = await Promise.all(
    looks.map(async (look, number) => {
      const { n } = await tx.one<{ n: number }>(sql`select count(*)::int as n from (${look.rows(weighed)}) as held`);
      return { number, n };
    }),
  );
  return counted.toSorted((one, other) => one.n - other.n)[0]!.number;
}

const every = (conditions: readonly Condition[]) => sql.join([...conditions], sql` and `);
const isConversation = sql<boolean>`conversation.id = held.key`;

/** All of several choices is more than one of them. */
const answered = (tests: readonly Test[]) => tests.filter(({ op }) => op !== 'all');

function ofField(tests: ReadonlyArray<Extract<Test, { field: string }>>, workspace: string): Holders {
  const [{ field, ...first }] = tests as [(typeof tests)[number]];
  const where = every(tests.map((test) => valuesOfField(test, workspace)));
  return {
    of: answered(tests),
    join: isConversation,
    rows: (most) =>
      first.op === 'has'
        ? sql`select id as key from desk.field_with_words(${field}, ${patternsOf(first.text)}, ${most}) as value`
        : sql`select value.conversation as key from desk.field_value value where ${where} limit ${most}`,
  };
}

function ofAttribute(tests: ReadonlyArray<Extract<Test, { attribute: string }>>): Holders {
  const [{ attribute, ...first }] = tests as [(typeof tests)[number]];
  const where = every(tests.map(valuesOfAttribute));
  return {
    of: answered(tests),
    join: sql`conversation.customer = held.key`,
    rows: (most) =>
      first.op === 'has'
        ? sql`select customer as key from customers.attribute_with_words(${attribute}, ${patternsOf(first.text)}, ${most}) as value`
        : sql`select value.customer as key from customers.attribute_of value where ${where} limit ${most}`,
  };
}

function ofSubject(words: string): Holders {
  return {
    of: [words],
    join: isConversation,
    rows: (most) => sql`select id as key from channels.thread_with_words(${patternsOf(words)}, ${most}) as value`,
  };
}
