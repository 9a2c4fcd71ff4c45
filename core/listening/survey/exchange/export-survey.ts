import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import { scales } from '#core/touchpoints/scales.ts';
import { plainOf } from '#core/marked/plain.ts';
import { readMarked } from '#core/marked/read.ts';
import type { Panel, QuestionOf, SurveyDefinition, SurveyElement } from '../definition.ts';
import { priceKeys } from '../prices.ts';
import type { SurveyText } from '../said.ts';
import { playerWords } from '../words.ts';
import { htmlOfMarked } from './html.ts';
import type { Loose } from './left.ts';

export interface Exported {
  json: Loose;
  /** The names of what SurveyJS does not know as such; it is there as what comes nearest, and comes back as it was. */
  own: string[];
}

function changed(text: SurveyText | undefined, change: (words: string) => string): unknown {
  if (text === undefined || typeof text === 'string') return text === undefined ? undefined : change(text);
  return Object.fromEntries(
    Object.entries(text).flatMap(([language, words]) => (words === undefined ? [] : [[language, change(words)]])),
  );
}

function inAll(say: (language: ChatLanguage) => string): Loose {
  const languages = Object.keys(playerWords) as ChatLanguage[];
  return { default: say('en'), ...Object.fromEntries(languages.map((language) => [language, say(language)])) };
}

/** A scale as SurveyJS draws it: with its numbers, and our words for them. */
function scaled(question: QuestionOf<'rating'>): Loose {
  const { scale, ...rest } = question;
  const { min, max } = scales[scale!];
  const count = max - min + 1;
  const worded = playerWords.en.scales[scale!].length === count;
  const values = Array.from({ length: count }, (_, at) => ({
    value: min + at,
    text: inAll((language) => playerWords[language].scales[scale!][at]!),
  }));
  const ends = {
    minRateDescription: inAll((language) => playerWords[language].scales[scale!][0]!),
    maxRateDescription: inAll((language) => playerWords[language].scales[scale!].at(-1)!),
  };
  return { ...(worded ? { rateValues: values } : ends), rateMin: min, rateMax: max, ...rest };
}

type OwnType = 'statement' | 'consent' | 'maxdiff' | 'vanwestendorp' | 'productrating';

const nearest: { readonly [T in OwnType]: (question: QuestionOf<T>) => Loose } = {
  statement: ({ text, ...rest }) => ({ ...rest, type: 'html', html: changed(text, htmlOfMarked) }),
  consent: ({ text, isRequired, standsFor, ...rest }) => ({
    ...rest,
    type: 'boolean',
    displayMode: standsFor === undefined ? 'checkbox' : 'radio',
    title: changed(text, (words) => plainOf(readMarked(words))),
    ...(isRequired && { isRequired }),
    ...(isRequired &&
      standsFor === undefined && { validators: [{ type: 'expression', expression: `{${rest.name}} = true` }] }),
  }),
  maxdiff: ({ choices, perSet: _perSet, sets: _sets, bestText, worstText, ...rest }) => ({
    ...rest,
    type: 'matrix',
    rows: [
      { value: 'best', text: bestText ?? inAll((language) => playerWords[language].best) },
      { value: 'worst', text: worstText ?? inAll((language) => playerWords[language].worst) },
    ],
    columns: choices,
  }),
  vanwestendorp: ({ currency: _currency, tooCheapText, bargainText, expensiveText, tooExpensiveText, ...rest }) => {
    const own = {
      tooCheap: tooCheapText,
      bargain: bargainText,
      expensive: expensiveText,
      tooExpensive: tooExpensiveText,
    };
    const items = priceKeys.map((name) => ({
      name,
      inputType: 'number',
      title: own[name] ?? inAll((language) => playerWords[language][name]),
    }));
    return { ...rest, type: 'multipletext', items };
  },
  productrating: ({ products = [], productsFrom: _from, rateMax = 5, ...rest }) => ({
    ...rest,
    type: 'matrix',
    rows: products,
    columns: Array.from({ length: rateMax }, (_, at) => at + 1),
  }),
};

function panelOf(panel: Panel, own: string[]): Loose {
  return { ...panel, elements: panel.elements.map((each) => elementOf(each, own)) };
}

function elementOf(element: SurveyElement, own: string[]): Loose {
  if (element.type === 'panel') return panelOf(element, own);
  const isOwn = Object.hasOwn(nearest, element.type);
  const near = isOwn
    ? (nearest[element.type as OwnType] as (question: never) => Loose)(element as never)
    : element.type === 'rating' && element.scale !== undefined
      ? scaled(element)
      : undefined;
  if (near === undefined) return { ...element };
  own.push(element.name);
  return { ...near, throughline: element };
}

function endingOf({ completed }: SurveyDefinition): Loose {
  if (completed === undefined) return {};
  const on = completed.on?.map(({ expression, text }) => ({ expression, html: changed(text ?? '', htmlOfMarked) }));
  return {
    ...(completed.text !== undefined && { completedHtml: changed(completed.text, htmlOfMarked) }),
    ...(on !== undefined && { completedHtmlOnCondition: on }),
  };
}

/** A definition in the JSON form of SurveyJS. What is ours alone stands under `throughline` beside what comes nearest; pictures stay here. */
export function exportSurvey(definition: SurveyDefinition): Exported {
  const own: string[] = [];
  const pages = definition.pages.map((page) => ({
    ...page,
    elements: page.elements.map((each) => elementOf(each, own)),
  }));
  const { look: { logo: _logo, ...look } = {}, ...rest } = definition;
  const looks = Object.keys(look).length === 0 ? {} : { look };
  return { json: { ...rest, ...looks, ...endingOf(definition), pages }, own };
}
