import { closestWords } from '#core/channels/search/closest-words.ts';
import { sql, type Tx } from '#platform';

/** What a typed word stands for. */
export interface Forms {
  /** Whether the index may be asked for all that begins so: only where that is not much. */
  begins: boolean;
  /** Words that begin so, and other forms of it. */
  words: string[];
  /** What is meant, perhaps: nobody wrote what was typed. */
  instead: string[];
}

interface Row {
  word: string;
  messages: number;
}

const mostWords = 40;
/** All that begins alike is looked up at once as long as that is in no more messages. */
const fewMessages = 2_000;
const stemmers = ['english', 'german', 'french', 'spanish', 'italian', 'dutch', 'portuguese'].map(
  (name) => `${name}_stem`,
);

/** Looks in the words of the workspace what a typed word may be the beginning, a form or a slip of. */
export async function formsOf(tx: Tx, { word, typed }: { word: string; typed: string }): Promise<Forms> {
  const beginning = await beginningWith(tx, word);
  const messages = beginning.reduce((sum, each) => sum + each.messages, 0);
  const forms = /\p{N}/u.test(word) || word.length < 4 ? [] : await sameStem(tx, word, typed);
  const begins = messages <= fewMessages && (word.length > 1 || beginning.length > 0);
  const frequent = begins ? [] : beginning.slice(0, mostWords).map((each) => each.word);
  const words = [...new Set([...frequent, ...forms])].filter(
    (each) => each !== word && !(begins && each.startsWith(word)),
  );
  const slip = beginning.length === 0 && words.length === 0 && word.length >= 4 && !/\p{N}/u.test(word);
  return { begins, words, instead: slip ? await meant(tx, word) : [] };
}

/** What a name or address may be the beginning of: no other forms, no slips. */
export async function beginningsOf(tx: Tx, word: string): Promise<Forms> {
  const beginning = word.length < 3 ? [] : await beginningWith(tx, word);
  const messages = beginning.reduce((sum, each) => sum + each.messages, 0);
  const begins = word.length > 2 && messages <= fewMessages;
  const words = begins ? [] : beginning.slice(0, mostWords).map((each) => each.word);
  return { begins, words: words.filter((each) => each !== word), instead: [] };
}

/** The most frequent first. Of very short beginnings not all are looked at. */
function beginningWith(tx: Tx, word: string): Promise<Row[]> {
  return tx.all(sql<Row>`select word, messages * greatest(1, (select reltuples from pg_class where oid = 'channels.message'::regclass)
      / greatest(1, (select read.messages from channels.words_read read)))::float8 as messages from (
      select word, messages from channels.word where word >= ${word} collate "C" and word < ${`${word}\u{10FFFF}`} collate "C"
      order by word limit 4000) as begun
    order by messages desc, word limit 200`);
}

/** Words with the stem that the word has in one of the languages: deliveries for delivery, Häuser for Haus. */
async function sameStem(tx: Tx, word: string, typed: string): Promise<string[]> {
  const rows = await tx.all(sql<{ word: string }>`
    select distinct alike.word from unnest(${stemmers}::text[]) as stemmer (name)
    cross join lateral (select channels.plain_words((ts_lexize(name::regdictionary, ${typed}))[1]) as stem) as own
    cross join lateral (
      select near.word, near.messages from channels.word near
      where near.word >= left(${word}, greatest(3, least(length(own.stem), length(${word})) - 1)) collate "C"
        and near.word < (left(${word}, greatest(3, least(length(own.stem), length(${word})) - 1)) || chr(1114111)) collate "C"
      order by near.word limit 500) as alike
    where length(own.stem) >= 3 and (ts_lexize(name::regdictionary, alike.word))[1] = own.stem limit ${mostWords}`);
  return rows.map((row) => row.word);
}

async function meant(tx: Tx, word: string): Promise<string[]> {
  const alike = await tx.all(sql<{ word: string }>`select word from channels.words_like(${word}, 0.25, 50)`);
  return closestWords(
    word,
    alike.map((row) => row.word),
  );
}
