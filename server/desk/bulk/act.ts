import type { BulkAct } from '#core/contract/bulk.ts';
import type { Priority } from '#core/desk/priority.ts';
import type { Permission } from '#core/people/permissions.ts';
import type { Stage } from '#core/touchpoints/stage.ts';
import { problem, sql, type Actor, type App, type Tx } from '#platform';
import { assign } from '../assign.ts';
import { takeConversation, type Conversation, type Status } from '../conversation.ts';
import { answerOne, takeAnswerBack } from '../links/answer-one.ts';
import { follow, followedBy } from '../marks/follow.ts';
import { prioritise } from '../marks/prioritise.ts';
import { snooze } from '../marks/snooze.ts';
import { tagConversation, tagsOf } from '../marks/tag-conversation.ts';
import { sayReason } from '../reasons/say.ts';
import { giveToTeam } from '../sight/team.ts';
import { markSpam, reopen, resolve } from '../resolve.ts';
import { setStatus } from '../status/set-status.ts';
import { refuseUnready } from '../refuse-unready.ts';

// One act on one conversation, by the same verbs as by hand, and its exact way back.

/** What one does with a conversation by itself. */
export type ActByHand = Exclude<BulkAct, { kind: 'answer' }>;

const needed: Record<BulkAct['kind'], Permission> = {
  assign: 'conversation.assign',
  team: 'conversation.assign',
  tag: 'conversation.tag',
  prioritise: 'conversation.prioritise',
  snooze: 'conversation.snooze',
  status: 'conversation.resolve',
  reason: 'conversation.resolve',
  resolve: 'conversation.resolve',
  spam: 'conversation.resolve',
  follow: 'conversation.read',
  answer: 'conversation.reply',
};

/** Throws `forbidden` when the actor may not do that by hand. */
export function refuseBeyondRights(act: BulkAct, actor: Actor): void {
  if (!actor.permissions.has(needed[act.kind]))
    throw problem('forbidden', { detail: 'You may not do that with a conversation.' });
  if (act.kind === 'answer' && act.resolve && !actor.permissions.has('conversation.resolve'))
    throw problem('forbidden', { detail: 'You may answer, but not resolve.' });
}

/** A conversation as it was before the act; times as text, as they are kept. */
export interface Before {
  status: Status;
  assignee: string | null;
  /** Left out in acts of before there were teams. */
  team?: string | null;
  priority: Priority;
  snoozedUntil: string | null;
  waitingSince: string | null;
  /** Left out by acts of before there were statuses. */
  pause?: Conversation['pause'];
  ownStatus?: string | null;
  reason: string | null;
  stage: Stage | null;
  tags: string[];
  following: boolean;
}

async function beforeOf(tx: Tx, conversation: Conversation, actor: Actor): Promise<Before> {
  const { id, status, assignee, team, priority, snoozedUntil, waitingSince } = conversation;
  const { pause, ownStatus, reason, stage } = conversation;
  const tags = ((await tagsOf(tx, [id])).get(id) ?? []).map((tag) => tag.id);
  const following = actor.id !== null && (await followedBy(tx, [id], actor.id)).has(id);
  const text = (at: Date | null) => at?.toISOString() ?? null;
  return {
    status,
    assignee,
    team,
    priority,
    snoozedUntil: text(snoozedUntil),
    waitingSince: text(waitingSince),
    pause,
    ownStatus,
    reason,
    stage,
    tags,
    following,
  };
}

async function doIt(tx: Tx, act: ActByHand, { id, version, before, actor }: Target): Promise<void> {
  switch (act.kind) {
    case 'assign':
      return assign(tx, { id, assignee: act.assignee, version }, actor);
    case 'team':
      return giveToTeam(tx, { id, team: act.team, version }, actor);
    case 'tag': {
      const kept = before.tags.filter((tag) => !act.remove.includes(tag));
      return tagConversation(tx, { id, tags: [...kept, ...act.add], version }, actor);
    }
    case 'prioritise':
      return prioritise(tx, { id, priority: act.priority, version }, actor);
    case 'snooze':
      return snooze(tx, { id, until: act.until, version }, actor);
    case 'reason':
      return sayReason(tx, { id, reason: act.reason, version }, actor);
    case 'follow':
      return follow(tx, { id, following: act.following }, actor);
    default:
      return moveIt(tx, act, { id, version, before, actor });
  }
}

/** The acts that say where it stands. */
async function moveIt(
  tx: Tx,
  act: Extract<BulkAct, { kind: 'status' | 'resolve' | 'spam' }>,
  { id, version, before, actor }: Target,
): Promise<void> {
  if (act.kind === 'status') return setStatus(tx, { id, status: act.status, version }, actor);
  if (act.kind === 'spam') return markSpam(tx, { id, version, block: false }, actor);
  if (before.status === 'spam') throw problem('refused', { detail: 'It is marked as spam.' });
  await refuseUnready(tx, id, actor);
  return resolve(tx, { id, version }, actor);
}

interface Target {
  id: string;
  version: number;
  before: Before;
  actor: Actor;
}

export interface Done {
  changed: boolean;
  before: Before;
  version: number;
}

/** Does the act on one conversation. Throws what the verb throws: the reason why it could not be done. */
export async function actOn(tx: Tx, { id, act }: { id: string; act: ActByHand }, actor: Actor): Promise<Done> {
  const conversation = await takeConversation(tx, { id }, actor);
  const before = await beforeOf(tx, conversation, actor);
  await doIt(tx, act, { id: conversation.id, version: conversation.version, before, actor });
  const after = await takeConversation(tx, { id: conversation.id }, actor);
  const changed =
    after.version !== conversation.version || (act.kind === 'follow' && before.following !== act.following);
  return { changed, before, version: after.version };
}

type Answering = { id: string; act: Extract<BulkAct, { kind: 'answer' }>; bulk: string };

/** Answers one conversation as a part of an act on many. Throws the reason why it would not be sent. */
export async function answerAmong(tx: Tx, { id, act, bulk }: Answering, by: { app: App; actor: Actor }): Promise<Done> {
  const conversation = await takeConversation(tx, { id }, by.actor);
  const before = await beforeOf(tx, conversation, by.actor);
  await answerOne(tx, { conversation, answer: act, bulk }, by);
  return { changed: true, before, version: conversation.version };
}

interface Undoing {
  id: string;
  act: BulkAct;
  before: Before;
  version: number;
  /** Which act is taken back. */
  bulk?: string | null;
}

/** Takes the act back on one conversation. Throws `conflict` when somebody changed it since. */
export async function takeBackOn(tx: Tx, { id, act, before, version, bulk }: Undoing, actor: Actor): Promise<Done> {
  const conversation = await takeConversation(tx, { id }, actor);
  if (act.kind === 'answer') {
    await takeAnswerBack(tx, { conversation: conversation.id, bulk: bulk ?? '' }, actor);
    return { changed: true, before, version };
  }
  if (act.kind !== 'follow' && conversation.version !== version)
    throw problem('conflict', { detail: 'Somebody changed it since.' });
  const now = await beforeOf(tx, conversation, actor);
  await undoIt(tx, { act, before, conversation }, actor);
  const after = await takeConversation(tx, { id: conversation.id }, actor);
  return { changed: true, before: now, version: after.version };
}

interface Undo {
  act: ActByHand;
  before: Before;
  conversation: Conversation;
}

async function undoIt(tx: Tx, { act, before, conversation }: Undo, actor: Actor): Promise<void> {
  const { id, version } = conversation;
  switch (act.kind) {
    case 'assign':
      return assign(tx, { id, assignee: before.assignee, version }, actor);
    case 'team':
      return giveToTeam(tx, { id, team: before.team ?? null, version }, actor);
    case 'tag':
      return tagConversation(tx, { id, tags: before.tags, version }, actor);
    case 'prioritise':
      return prioritise(tx, { id, priority: before.priority, version }, actor);
    case 'snooze':
      return snoozeAgain(tx, { id, before }, actor);
    case 'reason':
      return sayReason(tx, { id, reason: before.reason, stage: before.stage, version }, actor);
    case 'follow':
      return follow(tx, { id, following: before.following }, actor);
    default:
      return standAgain(tx, { act, before, conversation }, actor);
  }
}

/** A time that has come meanwhile wakes it. */
async function snoozeAgain(tx: Tx, { id, before }: { id: string; before: Before }, actor: Actor): Promise<void> {
  const until = before.snoozedUntil === null ? null : new Date(before.snoozedUntil);
  await snooze(tx, { id, until: until !== null && until > tx.now ? until : null }, actor);
}

/** Where it stood before. */
async function standAgain(tx: Tx, { act, before, conversation }: Undo, actor: Actor): Promise<void> {
  if (act.kind !== 'status' || (conversation.status === 'resolved' && before.status === 'open'))
    return openAgain(tx, { before, conversation }, actor);
  if (conversation.status !== before.status) await resolve(tx, conversation, actor);
  await writePause(tx, conversation.id, before);
}

async function writePause(tx: Tx, id: string, { pause = null, ownStatus = null }: Before): Promise<void> {
  await tx.run(sql`update desk.conversation set pause = ${pause}, own_status = ${ownStatus}, version = version + 1
    where id = ${id}`);
}

/** As before: still waiting since then, still put off. What was resolved and became spam is resolved again. */
async function openAgain(tx: Tx, { before, conversation }: Omit<Undo, 'act'>, actor: Actor): Promise<void> {
  const { id } = conversation;
  await reopen(tx, conversation, actor);
  if (before.status === 'resolved') {
    await resolve(tx, { id }, actor);
    return await writePause(tx, id, before);
  }
  await writePause(tx, id, before);
  await tx.run(sql`update desk.conversation set waiting_since = ${before.waitingSince}::timestamptz where id = ${id}`);
  if (before.snoozedUntil !== null) await snoozeAgain(tx, { id, before }, actor);
}
