import { publish, type Actor, type Tx } from '#platform';
import { audit } from '#people';
import { threadsOf, type Arranged } from '#channels';
import { about, doer, remember, type ArrangedWhat, type Conversation } from '../conversation.ts';
import { conversationArranged } from '../events.ts';

export interface Sides {
  source: Conversation;
  target: Conversation;
}

const words: Record<Arranged['kind'], [ofSource: ArrangedWhat | null, ofTarget: ArrangedWhat | null]> = {
  merge: [null, 'merged-in'],
  split: ['split-off', 'split-from'],
  move: ['moved-out', 'moved-in'],
  apart: ['kept-apart', null],
};

/** Writes into both histories and the audit log what was put where, and tells every console. */
export async function tellArranged(tx: Tx, arranged: Arranged, by: { actor: Actor; sides: Sides }): Promise<void> {
  const { kind, source, target, id } = arranged;
  const { actor, sides } = by;
  const [ofSource, ofTarget] = words[kind];
  const subjects = new Map((await threadsOf(tx, [source, target])).map(({ id: thread, subject }) => [thread, subject]));
  if (ofSource) await remember(tx, { conversation: source, actor, what: ofSource, detail: subjects.get(target) ?? '' });
  const from = kind === 'merge' ? sides.source.id : source;
  if (ofTarget) await remember(tx, { conversation: target, actor, what: ofTarget, detail: subjects.get(source) ?? '' });
  await audit(tx, actor, {
    action: `conversation.${kind}`,
    subject: target,
    detail: { source: from, arrangement: id },
  });
  await publishBoth(tx, arranged, { ...by, undone: false });
}

/** The same for what was taken back. */
export async function tellTakenBack(tx: Tx, arranged: Arranged, by: { actor: Actor; sides: Sides }): Promise<void> {
  const { kind, source, target, id } = arranged;
  const { actor } = by;
  await remember(tx, { conversation: source, actor, what: 'taken-back', detail: kind });
  if (kind !== 'split') await remember(tx, { conversation: target, actor, what: 'taken-back', detail: kind });
  await audit(tx, actor, { action: 'conversation.arrange-undo', subject: target, detail: { source, arrangement: id } });
  await publishBoth(tx, arranged, { ...by, undone: true });
}

async function publishBoth(
  tx: Tx,
  { kind, id }: Arranged,
  { actor, sides, undone }: { actor: Actor; sides: Sides; undone: boolean },
): Promise<void> {
  for (const [here, other] of [
    [sides.source, sides.target],
    [sides.target, sides.source],
  ] as const)
    await publish(tx, conversationArranged, {
      subject: here.id,
      data: { ...about(here), kind, arrangement: id, other: other.id, undone, by: doer(actor) },
    });
}
