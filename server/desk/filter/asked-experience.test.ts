import { readSearch } from '#core/channels/search/search-query.ts';
import { expect, test } from 'vitest';
import { experienceOfAsked } from './asked-experience.ts';

const read = (typed: string) => {
  const { problems, ...query } = readSearch(typed);
  const { filter, strange } = experienceOfAsked(query);
  return { ...filter, strange: strange.length + problems.length };
};

test('how long service took and which score was given are typed as a comparison', () => {
  expect(read('lamp slower:first-response>4h slower:"resolution>2d/calendar" slower:waiting>30min')).toEqual({
    slower: [
      { time: 'first-response', longer: 240, in: 'opening' },
      { time: 'resolution', longer: 2880, in: 'calendar' },
      { time: 'waiting', longer: 30, in: 'opening' },
    ],
    strange: 0,
  });
  expect(read('score:csat<3 score:nps>=9 score:thumbs=0')).toEqual({
    scores: [
      { scale: 'csat5', op: 'below', score: 3 },
      { scale: 'nps', op: 'least', score: 9 },
      { scale: 'thumbs', op: 'least', score: 0 },
      { scale: 'thumbs', op: 'most', score: 0 },
    ],
    strange: 0,
  });
});

test.each([
  'slower:first-response<4h',
  'slower:first-response',
  'slower:lunch>1h',
  'slower:waiting>soon',
  'slower:waiting>999999d',
])('%s is not understood, and said so', (typed) => expect(read(typed)).toEqual({ strange: 1 }));

test.each(['score:csat5', 'score:joy<3', 'score:csat5<9', 'score:nps<high', 'score:', 'score:>3'])(
  '%s asks for nothing',
  (typed) => expect(read(typed)).toEqual({ strange: typed === 'score:' ? 0 : 1 }),
);
