import { visibleText } from '#core/channels/quotes/span.ts';
import { highlight, type MarkedWord } from '#core/channels/search/highlight.ts';
import { messagesById, type Message } from '#channels';
import { maskText } from '#core/people/mask.ts';
import { isMasked } from '#people';
import type { Actor, Tx } from '#platform';
import { summariesOf } from '../summaries.ts';
import type { Found } from './walk.ts';

type Summary = Awaited<ReturnType<typeof summariesOf>>[number];

/** What was found as lists show it, with what was looked for marked; the best and the newest first. */
export async function foundRows(
  tx: Tx,
  { found, marked, actor }: { found: Found[]; marked: MarkedWord[]; actor: Actor },
) {
  const summaries = await summariesOf(
    tx,
    found.map(({ conversation }) => conversation),
    actor.id,
  );
  const messages = await messagesById(
    tx,
    found.flatMap(({ message }) => message ?? []),
  );
  // Before they are cut into parts: half an address would not be known for one.
  const shown = isMasked(actor) ? maskText : (text: string) => text;
  const byId = new Map(messages.map((message) => [message.id, { ...message, text: shown(message.text) }]));
  const rows = found.map(({ message, side, at }, number) => {
    const summary = summaries[number]!;
    return rowOf(summary, { message: byId.get(message ?? ''), side, at, marked, shown });
  });
  return rows
    .map((row) => ({ row, worth: worthOf(row, tx.now) }))
    .toSorted((one, other) => other.worth - one.worth)
    .map(({ row }) => row.shown);
}

interface Hit {
  message: Message | undefined;
  side: string | null;
  at: Date;
  marked: MarkedWord[];
  shown(text: string): string;
}

function rowOf(summary: Summary, { message, side, at, marked, shown: as }: Hit) {
  const subject = highlight(as(summary.subject === '' ? (message?.subject ?? '') : summary.subject), marked);
  const customer = highlight(as(summary.customer.name), marked);
  const text = textOf({ latest: as(summary.latest?.text ?? '') }, message, marked);
  const shown = {
    ...summary,
    found: {
      message: message?.id ?? null,
      beside: besideOf(side, highlight(as(message?.subject ?? ''), marked).parts),
      at,
      subject: subject.parts,
      customer: customer.parts,
      text: text.parts,
      files: filesOf(message, (name) => highlight(as(name), marked, 80)),
    },
  };
  return { shown, hits: { subject: subject.hits, customer: customer.hits, text: text.hits } };
}

function filesOf(message: Message | undefined, mark: (name: string) => ReturnType<typeof highlight>) {
  const names = (message?.files ?? []).map(({ name }) => mark(name));
  return names.filter(({ hits }) => hits > 0).map(({ parts }) => parts);
}

function besideOf<Parts>(side: string | null, subject: Parts) {
  return side === null ? null : { side, subject };
}

/** What the person wrote before what they quoted. */
function textOf({ latest }: { latest: string }, message: Message | undefined, marked: MarkedWord[]) {
  if (message === undefined) return highlight(latest, marked);
  const visible = highlight(visibleText(message.text, message.spans), marked);
  return visible.hits > 0 ? visible : highlight(message.text, marked);
}

/** A word in the subject or the name counts more than one in the text, and what is two months old half as much as what is new. */
function worthOf({ shown, hits }: ReturnType<typeof rowOf>, now: Date): number {
  const match = 1 + (hits.subject > 0 ? 0.5 : 0) + (hits.customer > 0 ? 0.5 : 0) + Math.min(hits.text, 5) * 0.05;
  const days = Math.max(0, (now.getTime() - shown.found.at.getTime()) / 86_400_000);
  return match * (0.5 + 0.5 * 2 ** (-days / 60));
}
