import type { LinkKind } from '#core/contract/links.ts';
import { threadsOf } from '#channels';
import { problem, sql, type Actor, type Tx } from '#platform';
import { holdBoth } from '../arrange/hold.ts';
import { remember, takeConversation, type Conversation } from '../conversation.ts';
import { tellMarked } from '../marks/tell.ts';
import { cutLinks, linksOf, type Link } from './rows.ts';

const mostLinks = 500;

interface Linking {
  id: string;
  other: string;
  as: LinkKind;
}

interface Both {
  here: Conversation;
  there: Conversation;
}

async function takeBoth(tx: Tx, { id, other }: { id: string; other: string }, actor: Actor): Promise<Both> {
  await holdBoth(tx, id, other);
  return { there: await takeConversation(tx, { id: other }, actor), here: await takeConversation(tx, { id }, actor) };
}

const turned: Readonly<Record<LinkKind, LinkKind>> = { parent: 'child', child: 'parent', related: 'related' };

/** Two levels, so that everybody sees at a glance what hangs together. */
async function refuseMisfit(tx: Tx, { here, there }: Both, as: LinkKind): Promise<void> {
  const others = async (of: Conversation, but: Conversation) =>
    (await linksOf(tx, of.id)).filter(({ other }) => other !== but.id);
  const [ours, theirs] = [await others(here, there), await others(there, here)];
  if (Math.max(ours.length, theirs.length) >= mostLinks)
    throw problem('refused', { detail: `A conversation has at most ${mostLinks} links.` });
  if (as === 'related') return;
  const [ofParent, ofChild] = as === 'child' ? [ours, theirs] : [theirs, ours];
  const has = (links: readonly Link[], kind: LinkKind) => links.some((link) => link.as === kind);
  if (has(ofParent, 'parent'))
    throw problem('refused', { code: 'is-child', detail: 'The parent has a parent itself: link this one with that.' });
  if (has(ofChild, 'child'))
    throw problem('refused', { code: 'is-parent', detail: 'The child has children itself. Take those away first.' });
  if (has(ofChild, 'parent'))
    throw problem('refused', { code: 'has-parent', detail: 'The child has a parent already. Take that away first.' });
}

const said = { parent: 'linked-parent', child: 'linked-child', related: 'linked' } as const;

/** Into both histories, each with what the other is called. */
async function tellBoth(
  tx: Tx,
  { here, there }: Both,
  { what, actor }: { what: LinkKind | 'unlinked'; actor: Actor },
): Promise<void> {
  const threads = new Map((await threadsOf(tx, [here.id, there.id])).map((thread) => [thread.id, thread]));
  for (const [one, other, kind] of [
    [here, there, what],
    [there, here, what === 'unlinked' ? what : turned[what]],
  ] as const) {
    // Its number, not its subject: that may name somebody who is to be forgotten.
    const detail = `[#${threads.get(other.id)!.number}]`;
    await remember(tx, { conversation: one.id, actor, what: kind === 'unlinked' ? kind : said[kind], detail });
    await tellMarked(tx, one, { what: 'linked', actor });
  }
}

/** Links two conversations, or changes what the other is to this one; gives the link. Throws `refused`, `not-found`. */
export async function link(tx: Tx, { id, other, as }: Linking, actor: Actor): Promise<string> {
  const { here, there } = await takeBoth(tx, { id, other }, actor);
  if (here.id === there.id) throw problem('refused', { detail: 'That is the same conversation.' });
  const known = (await linksOf(tx, here.id)).find((each) => each.other === there.id);
  if (known?.as === as) return known.id;
  await refuseMisfit(tx, { here, there }, as);
  await cutLinks(tx, here.id, there.id);
  const [one, two] = as === 'parent' ? [there, here] : [here, there];
  const made = await tx.one<{ id: string }>(sql`insert into desk.link (one, other, kind, by_name, at)
    values (${one.id}, ${two.id}, ${as === 'related' ? 'related' : 'parent'}, ${actor.name}, ${tx.now}) returning id`);
  await tellBoth(tx, { here, there }, { what: as, actor });
  return made.id;
}

/** Takes a link away. Throws `not-found` where there is none, or the other conversation is not seen. */
export async function unlink(tx: Tx, { id, link: which }: { id: string; link: string }, actor: Actor): Promise<void> {
  const mine = await takeConversation(tx, { id }, actor);
  const found = (await linksOf(tx, mine.id)).find((each) => each.id === which);
  if (found?.other == null) throw problem('not-found', { detail: 'There is no such link.' });
  const both = await takeBoth(tx, { id: mine.id, other: found.other }, actor);
  await cutLinks(tx, both.here.id, both.there.id);
  await tellBoth(tx, both, { what: 'unlinked', actor });
}
