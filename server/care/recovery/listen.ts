import { opensCase } from '#core/care/low.ts';
import { touchpointOfChannel } from '#core/channels/channel.ts';
import { isScale } from '#core/touchpoints/scales.ts';
import { threadForgotten } from '#channels';
import { endCaution } from '#customers';
import { conversationReplied, forgetNotices, promiseBroken } from '#desk';
import { surveyAnswered, touchpointOfResponse } from '#listening';
import { defineListener, sql, type Actor } from '#platform';
import { expiredBefore, interactionsExpired } from '#touchpoints';
import { careSettings } from '../settings/settings.ts';
import { cautionAbout } from './caution.ts';
import { openRecovery } from './open.ts';
import { settle } from './settle.ts';
import { takeRecovery } from './rows.ts';
import { byItself } from './tell.ts';

/** A low score opens a case, or joins the one about the same matter. */
export const openOnLowScore = defineListener({
  name: 'care.open-on-low-score',
  on: [surveyAnswered],
  async handle(tx, { data, at }) {
    const { ask, response, customer, conversation, channel, source, scale, score } = data;
    const about = response ?? ask;
    // What comes from a file tells of long ago.
    if (about === null || source === 'imported' || !isScale(scale)) return;
    const { scores, limits } = await careSettings(tx);
    if (!scores || !opensCase({ scale, score }, limits)) return;
    const touchpoint = await touchpointOfResponse(tx, about);
    if (touchpoint === undefined) return; // erased meanwhile
    const sign = { kind: 'score', about, ask, customer, conversation, channel, touchpoint, at } as const;
    await openRecovery(tx, { ...sign, score: { scale, score } }, byItself(tx));
  },
});

/** So does a promise that was not kept. */
export const openOnBrokenPromise = defineListener({
  name: 'care.open-on-broken-promise',
  on: [promiseBroken],
  async handle(tx, { data, at }) {
    if (!(await careSettings(tx)).promises) return;
    const { promise, customer, conversation, channel } = data;
    const touchpoint = touchpointOfChannel(channel);
    await openRecovery(
      tx,
      { kind: 'promise', about: promise, customer, conversation, channel, touchpoint, at },
      byItself(tx),
    );
  },
});

/** Whoever answers in the conversation is in contact with the customer. */
export const noteContact = defineListener({
  name: 'care.note-contact',
  on: [conversationReplied],
  async handle(tx, { data: { conversation, by } }) {
    if (by.kind !== 'agent') return;
    const open = await tx.all<{ id: string }>(sql`
      select recovery.id from care.recovery join desk.conversation_state about on about.id = recovery.conversation
      where recovery.state = 'open' and about.place = ${conversation} order by recovery.id`);
    const actor: Actor = { ...byItself(tx), kind: 'agent', id: by.id, name: by.name };
    for (const { id } of open) {
      const row = await takeRecovery(tx, { id });
      if (row.state === 'open') await settle(tx, row, { said: { state: 'in-contact', outcome: null }, actor });
    }
  },
});

/** A case whose conversation is forgotten has nothing left that it could tell. */
export const forgetWithThread = defineListener({
  name: 'care.forget-with-thread',
  on: [threadForgotten],
  async handle(tx, { data }) {
    const gone = await tx.all<{ id: string }>(
      sql`delete from care.recovery where conversation = ${data.thread} returning id`,
    );
    for (const { id } of gone) await endCaution(tx, cautionAbout(id));
  },
});

/** Closed cases go with the interactions that tell of them. */
export const expireRecoveries = defineListener({
  name: 'care.expire-recoveries',
  on: [interactionsExpired],
  async handle(tx, { data }) {
    const before = expiredBefore(data, 'recovery.closed');
    if (before === undefined) return;
    const gone = await tx.all<{ id: string }>(sql`delete from care.recovery where closed_at < ${before} returning id`);
    await forgetNotices(
      tx,
      'recovery',
      gone.map(({ id }) => id),
    );
  },
});
