import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { fewestExamples, learnTopic, probabilityOf, sure, topicPieces } from './learn.ts';
import { csvOfTopics, topicsOfRows } from './csv.ts';
import { matcherOf } from './matcher.ts';
import { starterIn } from './starter.ts';
import { faultOfRule } from './rule.ts';

const fits = (rule: string, text: string) =>
  matcherOf([{ id: 't', rules: [{ language: null, text: rule }] }]).find(text).length === 1;

test.each([
  ['late', 'It came LATE.', true],
  ['late', 'It came later', false],
  ['late*', 'It came later', true],
  ['*chelew*', 'Mzigo wangu umechelewa sana', true],
  ['chelew*', 'Mzigo wangu umechelewa sana', false],
  ['"not arrived"', 'It has not, arrived', true],
  ['"not arrived"', 'not yet arrived', false],
  ['late parcel', 'The parcel is late', true],
  ['late parcel', 'The parcel is here', false],
  ['late OR slow', 'So slow', true],
  ['late NOT (fee OR charge)', 'A late fee', false],
  ['late NOT (fee OR charge)', 'A late train', true],
  ['parcel NEAR/3 broken', 'broken was the parcel', true],
  ['parcel NEAR/3 broken', 'broken was, I must say, in the end also the parcel', false],
  ['(parcel OR box) NEAR/2 "fell apart"', 'the box just fell apart', true],
  ['lieferung verspatet', 'Lieferung VERSPÄTET!', true],
  ['colis', "L'état du colis", true],
  ['livraison', "J'attends l’livraison", true],
  ['e-mail', 'no e-mail yet', true],
  ['الطرد', 'وصل طرد مكسور', true],
  ['طرد', 'وبالطرد خدش', true],
  ['متأخر*', 'الشحنة متاخرة جدا', true],
  ['طرد', 'طريق طويل', false],
  ['😡', 'late 😡', true],
])('%s of “%s”: %s', (rule, text, expected) => {
  expect(fits(rule, text)).toBe(expected);
});

test.each([
  ['', 'empty'],
  ['NOT late', 'not only NOT'],
  ['late OR NOT early', 'not only NOT'],
  ['"late', 'not closed'],
  ['(late', 'not closed'],
  ['late)', 'not opened'],
  ['ab*', 'at least 3 letters'],
  ['late AND', 'missing at the end'],
  ['late NEAR/99 box', 'from 1 to 30'],
  ['late NEAR (box NOT big)', 'NEAR stands between'],
  [`${'('.repeat(30)}late${')'.repeat(30)}`, 'Too many brackets'],
  ['!!!', 'holds no word'],
  ['x'.repeat(501), 'at most 500'],
])('the rule %s says what is wrong with it', (rule, words) => {
  expect(faultOfRule(rule)).toContain(words);
});

test('rules of a language are not asked of texts that are surely in another; all topics are found at once, with where', () => {
  const matcher = matcherOf([
    { id: 'gift', rules: [{ language: 'en', text: 'gift*' }] },
    { id: 'poison', rules: [{ language: 'de', text: 'gift*' }] },
    {
      id: 'lamp',
      rules: [
        { language: null, text: 'lamps' },
        { language: null, text: 'lamp' },
      ],
    },
  ]);
  const text = 'Das Gift an der Lamp';
  expect(matcher.find(text, 'de').map(({ topic }) => topic)).toEqual(['poison', 'lamp']);
  expect(matcher.find(text).map(({ topic }) => topic)).toEqual(['gift', 'poison', 'lamp']);
  const [, lamp] = matcher.find(text, 'de-AT');
  expect(lamp).toMatchObject({ rule: 1 });
  expect(lamp!.marks.map(({ from, to }) => text.slice(from, to))).toEqual(['Lamp']);
});

const things = ['lamp', 'chair', 'table', 'desk', 'sofa', 'bed', 'shelf', 'rug', 'clock', 'mirror'];
const about = ['the {} came far too late', 'where is my {}, the delivery is late', 'delivery of the {} took weeks'];
const other = ['the {} looks lovely', 'how do I clean a {}', 'I want my money back for the {}'];
const texts = (patterns: string[]) =>
  patterns.flatMap((pattern) => things.map((thing) => pattern.replace('{}', thing)));

test('a topic is learnt from examples and says how it fares on those not shown; too few teach nothing', () => {
  const examples = [
    ...texts(about).map((text) => ({ text, about: true })),
    ...texts(other).map((text) => ({ text, about: false })),
  ];
  const learnt = learnTopic(examples)!;
  expect(learnt.heldOut).toMatchObject({ about: 30, others: 30 });
  expect(learnt.heldOut.right).toBeGreaterThan(24);
  const says = (text: string) => probabilityOf(learnt.model!, topicPieces(text)) >= sure;
  expect(says('late delivery of the curtain')).toBe(true);
  expect(says('the curtain looks lovely')).toBe(false);
  const twice = Array.from({ length: fewestExamples }, () => examples[0]!);
  expect(learnTopic([...twice, ...examples.slice(30)])).toBeUndefined();
});

test('corrections teach and never measure, and what cannot be learnt stays silent', () => {
  const given = [
    ...texts(about).map((text) => ({ text, about: true })),
    ...texts(other).map((text) => ({ text, about: false })),
  ];
  const corrected = [
    { text: 'an overdue wardrobe', about: true, corrected: true },
    { text: 'late fees of my wardrobe', about: false, corrected: true },
  ];
  expect(learnTopic([...given, ...corrected])!.heldOut).toMatchObject({ about: 30, others: 30 });
  expect(learnTopic(given.map((example) => ({ ...example, corrected: !example.about })))).toBeUndefined();
  const noise = things
    .flatMap((one) => things.map((two) => `${one} ${two}`))
    .map((text, at) => ({ text, about: at % 2 === 0 }));
  expect(learnTopic(noise)!.model).toBeNull();
});

test('topics go out as CSV and come back the same; formulas of spreadsheets stay words', () => {
  const all = [
    ...starterIn('ar'),
    {
      ...{ name: '=Odd, "one"', parent: 'Price', description: '-two\nlines', team: 'Sales' },
      rules: [{ language: null, text: '"not arrived" late*' }],
      examples: [
        { text: 'too dear, "really"', about: true },
        { text: 'lovely', about: false },
      ],
    },
  ];
  expect(topicsOfRows(parse(csvOfTopics(all)))).toEqual(all);
  expect(csvOfTopics(all)).toContain(`"'=Odd, ""one"""`);
  expect(
    topicsOfRows([
      ['a', 'b'],
      ['1', '2'],
    ]),
  ).toBeUndefined();
});

test.each([
  ['en', 'My parcel still has not arrived, the delivery is so late', 'Late delivery'],
  ['de', 'Die Lieferung ist schon wieder verspätet', 'Late delivery'],
  ['sw', 'Mzigo wangu umechelewa sana', 'Late delivery'],
  ['ar', 'الطرد متأخر جدا', 'Late delivery'],
  ['fr', 'Je veux être remboursé', 'Refund and return'],
  ['es', 'Quiero la devolución', 'Refund and return'],
  ['pt', 'O meu produto veio quebrado', 'Damaged or broken'],
])('the starter finds in %s: %s', (language, text, topic) => {
  const topics = starterIn('en').map(({ name, rules }) => ({ id: name, rules }));
  expect(
    matcherOf(topics)
      .find(text, language)
      .map((found) => found.topic),
  ).toContain(topic);
});
