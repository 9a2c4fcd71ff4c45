import { expect, test } from 'vitest';
import { feelingOf } from './features.ts';
import type { Sentiment } from './labels.ts';
import { teach } from './teach.ts';

const engine = { version: '1' };

/** What an engine that always says neutral makes of a text. */
function said(text: string, sentiment: Sentiment) {
  const { pieces } = feelingOf(text, 'en');
  return { pieces, scores: Float64Array.from([0, 1, 0]), said: sentiment };
}

const subjects = ['zip', 'lamp', 'door', 'wheel', 'screen', 'cable', 'button', 'pump', 'lid', 'hinge'];
const jams = subjects.map((subject) => said(`the ${subject} jams`, 'negative'));
const others = subjects.map((subject) => said(`i would like another ${subject}`, 'neutral'));

test('what corrections teach is used when it helps with those that did not teach it', () => {
  const taught = teach(engine, jams, others);
  expect(taught).toMatchObject({ state: 'used', corrections: 10, before: 0, changed: 0 });
  expect(taught.after).toBeGreaterThan(0.5);
  expect(taught.adjustment?.version).toBe('1');
});

test('it is not used with too few, when it helps nothing, and when it turns what nobody corrected', () => {
  expect(teach(engine, jams.slice(0, 9), others)).toMatchObject({
    state: 'too-few',
    before: null,
    adjustment: undefined,
  });
  const right = subjects.map((subject) => said(`a ${subject}`, 'neutral'));
  expect(teach(engine, right, others)).toMatchObject({
    state: 'no-better',
    before: 1,
    after: 1,
    adjustment: undefined,
  });
  const alike = subjects.map((subject) => said(`the ${subject} jams today`, 'neutral'));
  expect(teach(engine, jams, alike)).toMatchObject({ state: 'too-far', changed: 1, adjustment: undefined });
});

test('one text many times is tried by others, not by itself', () => {
  const same = Array.from({ length: 12 }, () => said('qwertz asdfgh', 'negative'));
  expect(teach(engine, same, [])).toMatchObject({ state: 'no-better', after: 0, changed: null });
});
