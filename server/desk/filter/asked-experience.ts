import type { AskedField } from '#core/channels/search/asked-field.ts';
import { slowTimes, type ScoreOp, type ScoreTest, type SlowTest } from '#core/desk/experience-test.ts';
import { fitsScale, isScale, scales } from '#core/touchpoints/scales.ts';

/** What was typed, as filters say it; or a sentence about how it is said. */
type Read<Test> = (asked: AskedField) => Test[] | string;

const minutesOf: Readonly<Record<string, number>> = { m: 1, min: 1, h: 60, d: 1440 };

const readSlow: Read<SlowTest> = ({ name, sign, value, typed }) => {
  const time = slowTimes.find((each) => each === name.toLowerCase());
  const [, count, unit, by] = /^(\d{1,6})(m|min|h|d)(\/calendar)?$/i.exec(value) ?? [];
  const longer = Number(count) * (minutesOf[unit?.toLowerCase() ?? ''] ?? Number.NaN);
  if (time === undefined || sign !== '>' || !(longer <= 5_256_000))
    return `“slower:” takes a time and how long, such as slower:first-response>4h, next-response>30m, resolution>8h/calendar or waiting>1h, not “${typed}”.`;
  return [{ time, longer, in: by === undefined ? 'opening' : 'calendar' }];
};

const opsOf: Readonly<Record<NonNullable<AskedField['sign']>, ScoreOp[]>> = {
  '<': ['below'],
  '<=': ['most'],
  '=': ['least', 'most'],
  '>=': ['least'],
  '>': ['above'],
};

/** As people call the usual ones. */
const called: Readonly<Record<string, string>> = { csat: 'csat5', ces: 'ces7', stars: 'stars5' };

const readScore: Read<ScoreTest> = ({ name, sign, value, typed }) => {
  const said = name.toLowerCase();
  const scale = called[said] ?? said;
  const score = Number(value);
  if (!isScale(scale) || sign === null)
    return `“score:” takes a scale and a score, such as score:csat5<3 or score:nps<=6, not “${typed}”: ${Object.keys(scales).join(', ')}.`;
  if (!fitsScale(scale, score))
    return `“${scale}” goes from ${scales[scale].min} to ${scales[scale].max}, not to “${value}”.`;
  return opsOf[sign].map((op) => ({ scale, op, score }));
};

function readAll<Test>(prefix: string, asked: readonly AskedField[], read: Read<Test>) {
  const found = asked.map((each) => ({ typed: `${prefix}:${each.typed}`, read: read(each) }));
  return {
    tests: found.flatMap((each) => (typeof each.read === 'string' ? [] : each.read)),
    strange: found.flatMap(({ typed, read: said }) => (typeof said === 'string' ? [{ typed, sentence: said }] : [])),
  };
}

/** What was typed after `slower:` and `score:`, as the filters of views say it, and what of it is not understood. */
export function experienceOfAsked({
  slower,
  scores,
}: {
  slower: readonly AskedField[];
  scores: readonly AskedField[];
}) {
  const [slow, scored] = [readAll('slower', slower, readSlow), readAll('score', scores, readScore)];
  return {
    filter: {
      ...(slow.tests.length === 0 ? {} : { slower: slow.tests }),
      ...(scored.tests.length === 0 ? {} : { scores: scored.tests }),
    },
    strange: [...slow.strange, ...scored.strange],
  };
}
