import type { Stage } from '#core/touchpoints/stage.ts';
import { problem, sql, type Actor, type Tx } from '#platform';
import { remember, takeConversation, type Conversation } from '../conversation.ts';
import { tellMarked } from '../marks/tell.ts';
import { resolve } from '../resolve.ts';
import { refuseUnready } from '../refuse-unready.ts';
import { reasonOf, type Reason } from './list.ts';

interface Said {
  id: string;
  reason: string | null;
  /** Left out: the usual one of the reason, where none was said. */
  stage?: Stage | null | undefined;
  version?: number | undefined;
}

async function fullName(tx: Tx, { name, group }: Reason): Promise<string> {
  return group === null ? name : `${(await reasonOf(tx, group)).name} › ${name}`;
}

/** A stage that nobody names follows the reason. */
function stageFor(before: Conversation, reason: Reason | null, stage: Stage | null | undefined): Stage | null {
  if (stage !== undefined) return stage;
  return before.reason === (reason?.id ?? null) ? before.stage : (reason?.stage ?? before.stage);
}

interface Change {
  before: Conversation;
  reason: Reason | null;
  stage: Stage | null;
}

async function rememberSaid(tx: Tx, { before, reason, stage }: Change, actor: Actor): Promise<void> {
  const { id: conversation } = before;
  if (before.reason !== (reason?.id ?? null))
    await remember(tx, { conversation, actor, what: 'reasoned', detail: reason && (await fullName(tx, reason)) });
  // The usual one of the reason goes without saying.
  if (before.stage !== stage && stage !== (reason?.stage ?? null))
    await remember(tx, { conversation, actor, what: 'staged', detail: stage });
}

/** Says why the customer got in touch. Throws `refused` for an archived reason, `conflict`, `not-found`. */
export async function sayReason(tx: Tx, { id, reason: wanted, version, ...said }: Said, actor: Actor): Promise<void> {
  const before = await takeConversation(tx, { id, version }, actor);
  const reason = wanted === null ? null : await reasonOf(tx, wanted);
  if (reason?.retired === true && before.reason !== reason.id)
    throw problem('refused', { detail: `“${reason.name}” is archived. Choose another reason.` });
  const stage = stageFor(before, reason, said.stage);
  if (before.reason === wanted && before.stage === stage) return;
  await tx.run(sql`update desk.conversation set reason = ${wanted}, stage = ${stage}, version = version + 1
    where id = ${before.id}`);
  await rememberSaid(tx, { before, reason, stage }, actor);
  await tellMarked(tx, before, { what: 'reasoned', actor });
}

interface Resolving {
  id: string;
  version: number;
  reason?: string | null | undefined;
  stage?: Stage | null | undefined;
}

/** Settles a matter, and says why it came up in the same act. */
export async function resolveWithReason(
  tx: Tx,
  { id, version, reason, stage }: Resolving,
  actor: Actor,
): Promise<void> {
  const seen = await takeConversation(tx, { id, version }, actor);
  if (reason !== undefined) await sayReason(tx, { id, reason, stage, version: seen.version }, actor);
  await refuseUnready(tx, id, actor);
  await resolve(tx, { id }, actor);
}
