import { isTop } from '#core/care/praise.ts';
import { isScale } from '#core/touchpoints/scales.ts';
import { turnsOf } from '#channels';
import { noticeAbout } from '#desk';
import { surveyAnswered, surveyWorded, wordsOfResponses } from '#listening';
import { listMembers, memberActor } from '#people';
import { defineListener, type EventOf, type Tx } from '#platform';
import { heldAmong, type Given } from '#touchpoints';

/** Who answered the customer of a conversation last. */
async function lastHelper(tx: Tx, conversation: string): Promise<string | null> {
  return (await turnsOf(tx, conversation)).findLast(({ kind }) => kind === 'agent')?.by ?? null;
}

/** Whether a member is not shown yet what was given. */
async function isHeld(tx: Tx, person: string, given: Given): Promise<boolean> {
  const member = (await listMembers(tx)).find(({ user }) => user === person);
  if (member === undefined) return true;
  const actor = memberActor({ ...member, workspace: tx.workspace, id: person });
  return (await heldAmong(tx, actor, [{ ...given, id: person }])).size > 0;
}

/** Who answered the customer last, unless it is held back from them. */
async function toldTo(tx: Tx, given: Given & { conversation: string }): Promise<string[]> {
  const helper = await lastHelper(tx, given.conversation);
  return helper === null || (await isHeld(tx, helper, given)) ? [] : [helper];
}

/**
 * A top score with words is shown to whoever answered the customer last, where the company shows scores to them at once; the score often
 * comes first, and the words a moment later.
 */
export const showAtOnce = defineListener({
  name: 'care.praise',
  on: [surveyAnswered, surveyWorded],
  async handle(tx, { id, at, data }) {
    const { customer, conversation, source } = data;
    if (conversation === null || source === 'imported' || !(await isPraise(tx, data))) return;
    const people = await toldTo(tx, { customer, conversation, at });
    await noticeAbout(tx, { id, name: 'praise.given', at, about: { conversation }, people, byName: 'The customer' });
  },
});

const hasTop = (scores: ReadonlyArray<{ scale: string; score: number }>) =>
  scores.some(({ scale, score }) => isScale(scale) && isTop({ scale, score }));

/** Of a response that is told twice one telling is praise: the one with its first words. */
async function isPraise(tx: Tx, data: EventOf<typeof surveyAnswered | typeof surveyWorded>['data']): Promise<boolean> {
  if ('scores' in data) return data.first && hasTop(data.scores);
  const about = data.response ?? data.ask;
  if (about === null || !data.words || !hasTop([data])) return false;
  return (await wordsOfResponses(tx, [about])).has(about);
}
