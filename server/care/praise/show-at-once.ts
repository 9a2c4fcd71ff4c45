import { isTop } from '#core/care/praise.ts';
import { isScale } from '#core/touchpoints/scales.ts';
import { turnsOf } from '#channels';
import { noticeAbout } from '#desk';
import { surveyAnswered, wordsOfResponses } from '#listening';
import { defineListener, type Tx } from '#platform';

/** Who answered the customer of a conversation last. */
async function lastHelper(tx: Tx, conversation: string): Promise<string | null> {
  return (await turnsOf(tx, conversation)).findLast(({ kind }) => kind === 'agent')?.by ?? null;
}

/** A top score with words is shown to whoever answered the customer last. */
export const showAtOnce = defineListener({
  name: 'care.praise',
  on: [surveyAnswered],
  async handle(tx, { id, at, data: { response, ask, conversation, source, scale, score, further } }) {
    const about = response ?? ask;
    if (about === null || conversation === null || source === 'imported' || further) return;
    if (!isScale(scale) || !isTop({ scale, score })) return;
    if (!(await wordsOfResponses(tx, [about])).has(about)) return;
    const helper = await lastHelper(tx, conversation);
    const people = helper === null ? [] : [helper];
    await noticeAbout(tx, { id, name: 'praise.given', at, about: { conversation }, people, byName: 'The customer' });
  },
});
