import type { Channel } from '#core/channels/channel.ts';
import type { MacroStep } from '#core/contract/macros.ts';
import { bulkAct } from '#core/contract/bulk.ts';
import { workspaceSettings } from '#people';
import { Problem, problem, sql, type Actor, type App, type Tx } from '#platform';
import { actOn, refuseBeyondRights, type ActByHand, type Before } from '../bulk/act.ts';
import { fillFor } from '../canned/canned.ts';
import { takeConversation } from '../conversation.ts';
import { replyOrHold } from '../held/reply-or-hold.ts';
import type { Guard } from '../moved-on.ts';
import { textFor } from '../marked-text.ts';
import { macroOf, type Macro } from './macros.ts';
import { stepWords } from './words.ts';
import { refuseUnready } from '../refuse-unready.ts';

interface Running {
  id: string;
  macro: string;
  /** Left out: as the macro has it. */
  answer?: string | undefined;
  marked: boolean;
  version: number;
  seen: string | null;
  guard?: Guard | undefined;
  undoFor: number;
  sender: string | null;
  signature: boolean;
  key: string;
}

interface By {
  app: App;
  actor: Actor;
}

type Held = { id: string; dueAt: Date } | null;

/** One act of a run, with how the conversation stood before it. */
interface DoneAct {
  act: ActByHand;
  before: Before;
}

/**
 * Does all of a macro in the transaction of the caller, or throws what the first thing that cannot be done throws, with its place.
 * An answer that waits takes resolving and snoozing along.
 */
export async function runMacro(tx: Tx, input: Running, by: By): Promise<{ id: string; held: Held }> {
  const { actor } = by;
  const macro = await macroOf(tx, input.macro, actor);
  const conversation = await takeConversation(tx, { id: input.id, version: input.version }, actor);
  const { id } = conversation;
  const waits = macro.answer !== null && input.undoFor > 0;
  const acts = await actsOf(tx, macro.steps, actor);
  const later = (act: ActByHand) => waits && (act.kind === 'resolve' || act.kind === 'snooze');
  const says = await stepWords(tx, [macro]);
  const done: DoneAct[] = [];
  const answering = { input: { ...input, id }, channel: conversation.channel, macro, along: acts.filter(later) };
  // One that goes at once reopens what is resolved, so it comes before the steps; one that waits comes after the reason.
  const first = macro.answer !== null && !waits ? await answer(tx, answering, by) : null;
  for (const [at, act] of acts.entries()) {
    if (later(act)) continue;
    done.push(await step(tx, { id, act, at, says: says(macro.steps[at]!) }, actor));
  }
  const held = waits ? await answer(tx, answering, by) : first;
  return { id: await keepRun(tx, { id, done, held }, actor), held };
}

/** The steps as acts of now. */
async function actsOf(tx: Tx, steps: readonly MacroStep[], actor: Actor): Promise<ActByHand[]> {
  const acts: ActByHand[] = [];
  for (const one of steps) {
    if (one.kind === 'assign') acts.push({ ...one, assignee: one.assignee === 'me' ? actor.id : one.assignee });
    else if (one.kind === 'snooze') acts.push({ kind: 'snooze', until: await untilOf(tx, one) });
    else acts.push(one);
  }
  return acts;
}

const hour = 3_600_000;

/** Nine in the morning of a later day, by the company's clock; or hours from now. */
async function untilOf(tx: Tx, { amount, unit }: Extract<MacroStep, { kind: 'snooze' }>): Promise<Date> {
  if (unit === 'hours') return new Date(tx.now.getTime() + amount * hour);
  const { zone } = await workspaceSettings(tx);
  const { at } = await tx.one<{ at: Date }>(sql`
    select ((${tx.now}::timestamptz at time zone ${zone})::date + ${amount}::int + time '09:00') at time zone ${zone} as at`);
  return at;
}

interface Step {
  id: string;
  act: ActByHand;
  /** Its place in the macro. */
  at: number;
  says: string;
}

async function step(tx: Tx, { id, act, at, says }: Step, actor: Actor): Promise<DoneAct> {
  try {
    refuseBeyondRights(act, actor);
    const { before } = await actOn(tx, { id, act }, actor);
    return { act, before };
  } catch (error) {
    throw inItsPlace(error, `steps.${at}`, says);
  }
}

/** What was refused, with which step it was: nothing of the macro was done. */
function inItsPlace(error: unknown, path: string, says: string): unknown {
  if (!(error instanceof Problem)) return error;
  const detail = error.more.detail ?? 'It was refused.';
  return problem(error.type, {
    ...error.more,
    detail: `Nothing was done. ${says}: ${detail}`,
    fields: [{ path, message: detail }],
  });
}

interface Answering {
  input: Running;
  channel: Channel;
  macro: Macro;
  /** What is done when it goes. */
  along: readonly ActByHand[];
}

async function answer(tx: Tx, { input, channel, macro, along }: Answering, { app, actor }: By): Promise<Held> {
  if (!actor.permissions.has('conversation.reply'))
    throw problem('forbidden', { detail: 'Nothing was done. This macro answers the customer, and you may not.' });
  for (const act of along) refuseBeyondRights(act, actor);
  const resolve = along.some(({ kind }) => kind === 'resolve');
  if (resolve) await refuseUnready(tx, input.id, actor);
  const snoozing = along.find((act) => act.kind === 'snooze');
  const { id, key, seen, guard, undoFor, sender, signature } = input;
  const words =
    input.answer === undefined
      ? { text: (await fillFor(tx, id, actor))(macro.answer ?? '', macro), marked: macro.marked }
      : { text: input.answer, marked: input.marked };
  const usual = { uploads: [], anyway: false, copies: null, sendAt: null, keepDraft: true };
  const wanted = { ...usual, id, key, seen, guard, undoFor, sender, signature, ...textFor(channel, words), resolve };
  return await replyOrHold(tx, { ...wanted, snoozeUntil: snoozing?.until ?? null }, { app, actor });
}

interface Run {
  id: string;
  done: readonly DoneAct[];
  held: Held;
}

async function keepRun(tx: Tx, { id, done, held }: Run, actor: Actor): Promise<string> {
  const { version } = await takeConversation(tx, { id }, actor);
  const acts = done.map(({ act, before }) => ({ act: bulkAct.encode(act), before }));
  const row = await tx.one<{
    id: string;
  }>(sql`insert into desk.macro_run (conversation, person, done, held, version, at)
    values (${id}, ${actor.id}, ${JSON.stringify(acts)}::jsonb, ${held?.id ?? null}, ${version}, ${tx.now}) returning id`);
  return row.id;
}
