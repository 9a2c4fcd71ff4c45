import { z } from 'zod';
import { asksForSomething, readSearch, type SearchQuery } from '#core/channels/search/search-query.ts';
import { askedWords, type SearchPosition } from '#channels';
import { isMasked, visibleTo } from '#people';
import { problem, sql, type Actor, type Tx } from '#platform';
import { conditionsOfFilter } from '../filter/criteria.ts';
import { listedBy } from '../views/listed.ts';
import { conditionsOf, periodOf } from './conditions.ts';
import { called, numberIn } from './named.ts';
import { foundWhereMasked } from './masked.ts';
import { foundRows } from './rows.ts';
import { byConditions, byWords, type Way } from './walk.ts';

interface Search {
  q: string;
  saved?: string | undefined;
  after?: string | undefined;
  limit: number;
}

export interface Searcher {
  actor: Actor;
  /** Whether whoever asked has gone: they typed on. */
  stopped(): boolean;
}

const mostSeconds = 2;

const masked = 'Customers’ addresses and numbers are masked for you: look for other words, and leave none out.';

/** Whoever may not see an address must not find out by trying whether it is one. */
function asksForMasked({ terms }: SearchQuery): boolean {
  return terms.some(
    ({ of, not, text }) => of !== 'words' || not || text.includes('@') || /(?:\p{Nd}[ ()./+–-]*){7}/u.test(text),
  );
}

/**
 * One page of what somebody looks for. What was typed is never wrong: what is not understood comes back in words. Throws `refused`
 * when the words are in so much that no page is found in time.
 */
export async function searchConversations(tx: Tx, { q, saved, after, limit }: Search, { actor, stopped }: Searcher) {
  const query = readSearch(q);
  if (isMasked(actor) && asksForMasked(query))
    return { items: [], next: null, problems: [masked], instead: [], reached: null };
  if (!asksForSomething(query)) return { items: [], next: null, problems: query.problems, instead: [], reached: null };
  await tx.run(sql`select set_config('statement_timeout', ${`${mostSeconds}s`}, true)`);
  return await inTime(async () => {
    const { everything } = visibleTo(actor);
    const { conditions: said, problems: strange } = await conditionsOf(tx, query, actor);
    const view =
      saved === undefined ? [] : await conditionsOfFilter(tx, (await listedBy(tx, saved, actor)).filter, actor);
    const conditions = [...said, ...view];
    const problems = [...query.problems, ...strange];
    const asked = await askedWords(tx, query.terms, query.hasFile);
    const position = after === undefined ? null : readPosition(after);
    const among = isMasked(actor) ? foundWhereMasked(asked.needed) : undefined;
    const way: Way = { limit, position, conditions, among, stopped, ...(await periodOf(tx, query)) };
    const walk =
      asked.query === null ? await byConditions(tx, way) : await byWords(tx, { ...way, query: asked.query, actor });
    const number = numberIn(q);
    const named = await called(tx, { number, query, conditions }, actor);
    const own = new Set(named.map(({ conversation }) => conversation.id));
    // On the first page they stand beside what was written; later ones leave them out.
    const words = walk.found.filter(
      ({ conversation, message }) => after === undefined || message === null || !own.has(conversation.id),
    );
    const there = new Set(words.map(({ conversation }) => conversation.id));
    const beside = after === undefined ? named.filter(({ conversation }) => !there.has(conversation.id)) : [];
    const items = await foundRows(tx, {
      found: number === null ? [...words, ...beside] : [...beside, ...words],
      marked: asked.marked,
      actor,
    });
    const { next, reached } = walk;
    return {
      items,
      next: next === null ? null : writePosition(next),
      problems,
      instead: everything ? asked.instead : [],
      reached: everything ? reached : null,
    };
  });
}

/** PostgreSQL's word for a statement that was ended by the time limit. */
const cancelled = '57014';

async function inTime<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as { code?: unknown }).code !== cancelled) throw error;
    throw problem('refused', {
      code: 'too-much-found',
      detail: 'Too much has these words to look through all of it: add a word, or a time such as after:2026-03.',
    });
  }
}

const stored = z.tuple([z.iso.datetime(), z.guid()]);

function writePosition({ at, id }: SearchPosition): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');
}

function readPosition(text: string): SearchPosition {
  try {
    const [at, id] = stored.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { at: new Date(at), id };
  } catch {
    throw problem('invalid', {
      detail: 'after is not a position of this search.',
      fields: [{ path: 'after', message: 'is not a position of this search' }],
    });
  }
}
