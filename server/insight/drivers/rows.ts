import type { GivenAnswers, GivenFact } from '#core/insight/drivers/given.ts';
import type { Measure } from '#core/insight/feeling.ts';
import { linked } from '../link-rows.ts';
import { rowsOf, type Scope } from '../scope.ts';
import { plannedWeights } from './weights.ts';

/** More answers than this are drawn from: a page waits a few seconds at most, and an interval would hardly be narrower. */
const mostAnswers = 20_000;

/** 53 bits of a hash: whole in a number of JavaScript. */
const marked = (id: string) => `toFloat64(bitShiftRight(sipHash64(${id}), 11))`;

interface AnswerRow {
  mark: number;
  customer: string;
  conversation: string | null;
  ms: number;
  score: number;
  total: number;
}

interface FactRow {
  key: string;
  numeric: number;
  marks: number[];
  numbers: number[];
  words: string[];
}

export interface DrawnAnswers {
  answers: GivenAnswers;
  /** How many there are; more than were drawn where they are too many. */
  all: number;
  /** How many of those drawn have a chance of being asked that is known. */
  weighted: number;
}

/** Answers of a measure with what was known before each; the same draw as long as they are the same. */
export async function drawnAnswers(scope: Scope, { scale, about }: Measure): Promise<DrawnAnswers> {
  const rows = await rowsOf<AnswerRow>(
    scope,
    `${linked} select ${marked('id')} as mark, toString(customer) as customer, toString(conversation) as conversation,
      toFloat64(toUnixTimestamp64Milli(at)) as ms, score, toFloat64(count() over ()) as total
    from a order by mark limit ${mostAnswers}`,
    { scale, about },
  );
  const all = rows[0]?.total ?? 0;
  const last = rows.at(-1)?.mark ?? 0;
  const facts = await rowsOf<FactRow>(
    scope,
    `${linked} select name as key, number is not null as numeric, groupArray(${marked('id')}) as marks,
      if(numeric, groupArray(assumeNotNull(number)), []) as numbers, if(numeric, [], groupArray(word)) as words
    from f where ${marked('id')} <= {last: Float64} group by name, numeric order by name, numeric`,
    { scale, about, last },
  );
  const places = new Map(rows.map(({ mark }, at) => [mark, at]));
  const { weights, known } = await plannedWeights(scope, { scale, rows });
  const answers = {
    customers: numbered(rows),
    at: rows.map(({ ms }) => ms),
    scores: rows.map(({ score }) => score),
    weights,
    facts: facts.map((fact) => placed(fact, places)),
  };
  return { answers, all, weighted: known };
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** Customers by numbers; who is not known is somebody else each time. */
function numbered(rows: readonly AnswerRow[]): number[] {
  const numbers = new Map<string, number>();
  return rows.map(({ customer }, at) => {
    const who = customer === nobody ? `${at}` : customer;
    return numbers.get(who) ?? numbers.set(who, numbers.size).size - 1;
  });
}

/** What came meanwhile stands in no row. */
function placed({ key, numeric, marks, numbers, words }: FactRow, places: ReadonlyMap<number, number>): GivenFact {
  const found = marks.flatMap((mark, at) => (places.has(mark) ? [at] : []));
  const rows = found.map((at) => places.get(marks[at]!)!);
  return { key, rows, values: numeric === 1 ? found.map((at) => numbers[at]!) : found.map((at) => words[at]!) };
}
