import fc from 'fast-check';
import { Model, type Question as TheirQuestion } from 'survey-core';
import { expect, test } from 'vitest';
import { surveyDefinition, type SurveyDefinition } from './definition.ts';
import type { Answers, Going } from './going.ts';
import { settled } from './settle.ts';
import { questionsOn, shownPages } from './shown.ts';
import { faultsIn } from './steps.ts';

// SurveyJS itself, given the same definition and the same answers, says what is there, what is wrong and what is kept.
// (What it only keeps somebody from typing or ticking, such as `maxLength`, is wrong with us: a server sees no fields.)

/** What each question is, so that conditions ask what makes sense. */
const kindOf = {
  a: 'text',
  b: 'number',
  c: 'radiogroup',
  d: 'checkbox',
  e: 'rating',
  f: 'boolean',
  g: 'matrix',
  h: 'multipletext',
  i: 'comment',
  j: 'dropdown',
} as const;
type Name = keyof typeof kindOf;
const names = Object.keys(kindOf) as Name[];
type Kind = (typeof kindOf)[Name];

const answersOf: Record<Kind, fc.Arbitrary<unknown>> = {
  text: fc.constantFrom('x', 'ab', 'abcdef', 'a1'),
  number: fc.constantFrom(0, 3, 12, -4),
  radiogroup: fc.constantFrom('x', 'y'),
  dropdown: fc.constantFrom('x', 'y'),
  checkbox: fc.constantFrom(['x'], ['x', 'y'], ['x', 'y', 'z']),
  rating: fc.integer({ min: 1, max: 5 }),
  boolean: fc.boolean(),
  matrix: fc.constantFrom({ r1: 'c1' }, { r1: 'c1', r2: 'c1' }, { r2: 'c2' }),
  multipletext: fc.constantFrom({ i1: 'x' }, { i1: 'x', i2: 'y' }, { i2: 'y' }),
  comment: fc.constantFrom('words', 'many more words'),
};

const condition = fc.constantFrom(
  '{a} notempty',
  "{a} = 'x' or {c} empty",
  '{b} > 2',
  '{b} + {e} > 4',
  "{c} = 'y'",
  "{c} anyof ['x', 'z']",
  "{d} contains 'y'",
  "{d} allof ['x', 'y'] and {e} <= 3",
  '{f} = true',
  '!({f} = true)',
  "{g.r1} = 'c1'",
  '{g} empty',
  "{h.i1} = 'x' or {h.i2} notempty",
);
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

const validators = fc.constantFrom(
  undefined,
  [{ type: 'text', minLength: 3 }],
  [{ type: 'text', maxLength: 4, text: 'Too long' }],
  [{ type: 'regex', regex: '^[a-z]+$' }],
  [{ type: 'expression', expression: "{a} = 'x'" }],
);
const rowsAndColumns = { rows: ['r1', 'r2'], columns: ['c1', 'c2'] };
const partsOf: Record<Kind, fc.Arbitrary<object>> = {
  text: fc.record({ type: fc.constant('text'), validators }),
  number: fc.record({
    type: fc.constant('text'),
    inputType: fc.constant('number'),
    min: sometimes(fc.constant(1)),
    max: sometimes(fc.constant(10)),
  }),
  radiogroup: fc.record({ type: fc.constant('radiogroup'), choices: fc.constant(['x', { value: 'y', text: 'Y' }]) }),
  dropdown: fc.record({ type: fc.constant('dropdown'), choices: fc.constant(['x', 'y']) }),
  checkbox: fc.record({
    type: fc.constant('checkbox'),
    choices: fc.constant(['x', 'y', 'z']),
    minSelectedChoices: sometimes(fc.constant(2)),
    validators: sometimes(fc.constant([{ type: 'answercount', minCount: 2 }])),
  }),
  rating: fc.record({ type: fc.constant('rating') }),
  boolean: fc.record({ type: fc.constant('boolean') }),
  matrix: fc
    .record({
      type: fc.constant('matrix'),
      eachRowRequired: sometimes(fc.boolean()),
      eachRowUnique: sometimes(fc.boolean()),
    })
    .map((one) => ({ ...one, ...rowsAndColumns })),
  multipletext: fc.record({ type: fc.constant('multipletext'), required: fc.boolean() }).map(({ type, required }) => ({
    type,
    items: [{ name: 'i1', isRequired: required }, { name: 'i2' }],
  })),
  comment: fc.record({ type: fc.constant('comment'), validators }),
};

const conditions = fc.record({
  visible: sometimes(fc.boolean()),
  visibleIf: sometimes(condition),
  enableIf: sometimes(condition),
});
const asked = fc.record({ isRequired: sometimes(fc.boolean()), requiredIf: sometimes(condition) });

interface Made {
  definition: SurveyDefinition;
  values: Answers;
}

/** As JSON has it: nothing that is undefined. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const one = (name: Name) =>
  fc.record({
    element: fc
      .tuple(partsOf[kindOf[name]], conditions, asked)
      .map((parts) => Object.assign({ name }, ...parts) as object),
    value: sometimes(answersOf[kindOf[name]]),
  });

const made: fc.Arbitrary<Made> = fc
  .tuple(
    fc.tuple(...names.map(one)),
    conditions,
    conditions,
    fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 10, maxLength: 10 }),
  )
  .map(([questions, ofPage, ofPanel, pages]) => {
    const at = (page: number) =>
      questions.filter((_question, index) => pages[index] === page).map(({ element }) => element);
    const panel = { type: 'panel', name: 'panel', ...ofPanel, elements: at(1).slice(0, 2) };
    const definition = plain({
      pages: [
        { name: 'p0', elements: at(0) },
        { name: 'p1', ...ofPage, elements: [panel, ...at(1).slice(2)] },
        { name: 'p2', elements: at(2) },
      ],
    });
    const values = Object.fromEntries(
      questions.flatMap(({ value }, index) => (value === undefined ? [] : [[names[index], value]])),
    );
    return { definition: surveyDefinition.parse(definition), values: plain(values) as Answers };
  });

const goingOf = ({ definition, values }: Made): Going => ({ definition, values, seed: 'response', now: new Date() });

function theirsOf({ definition, values }: Made): Model {
  const model = new Model(plain(definition));
  model.data = plain(values);
  return model;
}

const isThere = (question: TheirQuestion) => question.isVisible && question.isParentVisible;

test('the same pages and questions are there as in SurveyJS', () => {
  fc.assert(
    fc.property(made, (one) => {
      const ours = shownPages(goingOf(one)).map((page) => [
        page.page.name,
        questionsOn(page).map(({ question }) => question.name),
      ]);
      const model = theirsOf(one);
      const theirs = model.visiblePages.map((page) => [
        page.name,
        page.questions.filter((each) => isThere(each)).map(({ name }) => name),
      ]);
      expect(ours).toEqual(theirs);
    }),
    { numRuns: 300 },
  );
});

test('the same answers are wrong as in SurveyJS', () => {
  fc.assert(
    fc.property(made, (one) => {
      const ours = [...new Set(faultsIn(goingOf(one)).map(({ question }) => question))];
      const model = theirsOf(one);
      const wrong = model.visiblePages.flatMap((page) =>
        page.questions.filter((each) => isThere(each) && !each.validate(false)),
      );
      expect(ours).toEqual(wrong.map(({ name }) => name));
    }),
    { numRuns: 300 },
  );
});

test('the same answers are kept at the end as in SurveyJS', () => {
  fc.assert(
    fc.property(made, (one) => {
      const model = theirsOf(one);
      model.doComplete();
      expect(settled(goingOf(one))).toEqual(model.data);
    }),
    { numRuns: 300 },
  );
});
