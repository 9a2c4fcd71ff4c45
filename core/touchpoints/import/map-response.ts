import type { Claim } from '#core/customers/claim.ts';
import type { Facts } from '../facts.ts';
import type { Scale } from '../scales.ts';
import { touchpointKeyOf } from '../touchpoint-catalogue.ts';
import type { Dated } from './dated.ts';
import { derive } from './derive.ts';
import { claimsOf, factsOf, identityOf, occurred, shortened, texts, type MapContext, type Refusal } from './map-row.ts';
import type { Mapping } from './mapping.ts';
import { codeOf, readScore } from './read-score.ts';
import type { Survey } from './survey.ts';
import { numberOf, read, textOf, type Row } from './values.ts';

/** One answer of a response. */
export interface ResponseAnswer {
  question: string;
  scale: Scale;
  score: number;
}

/** A row as the response it is: many answers of one person, of whom nothing need be known. */
export interface MappedResponse {
  claims: Claim[];
  attributes: Record<string, string>;
  occurredAt: Date;
  channel: string;
  touchpoint: string;
  /** Of every answer: the survey, how exactly it is dated, language, weight, and the mapping's own facts. */
  facts: Facts;
  answers: ResponseAnswer[];
  /** What was written, by the title of its question. */
  words: Record<string, string>;
  /** The question and the code of each cell that is no answer; the code is empty where the cell is. */
  missing: Array<{ question: string; code: string }>;
  identity: string;
}

/** A row whose cells are all empty or declared missing: these are counted all the same. */
export type NoAnswer = Refusal & Pick<MappedResponse, 'missing'>;

/** Something in a row that nobody has decided about: nothing of the file may be taken as it stands. */
export interface Undecided {
  undecided: string;
}

/** The mapping of a file of responses. */
export type SurveyMapping = Mapping & { survey: Survey };

export function isSurvey(mapping: Mapping): mapping is SurveyMapping {
  return mapping.survey !== undefined;
}

/** Makes a response of a row, or says why not. */
export function mapResponse(
  row: Row,
  mapping: SurveyMapping,
  context: MapContext & { own: Row },
): MappedResponse | NoAnswer | Refusal | Undecided {
  const zone = mapping.occurredAt.zone ?? context.zone;
  const whole = derive(row, mapping.derive, { zone, decimalComma: mapping.decimalComma });
  const when = occurred(whole, mapping, { zone, now: context.now });
  if ('reason' in when) return when;
  const weight = weightOf(whole, mapping);
  if (typeof weight === 'object') return weight;
  const touchpoint = textOf(read(whole, mapping.interaction.touchpoint));
  if (touchpoint === undefined) return { reason: 'the touchpoint is missing' };
  const given = answersOf(whole, mapping);
  if ('undecided' in given) return given;
  const { facts, words } = factsOf(whole, mapping);
  const said = { ...words, ...wordsOf(whole, mapping.survey), ...texts(whole, mapping.detail) };
  if (given.answers.length === 0 && Object.keys(said).length === 0)
    return { reason: 'it holds no answer', missing: given.missing };
  return {
    ...given,
    claims: claimsOf(whole, mapping),
    attributes: texts(whole, mapping.customer.attributes),
    occurredAt: when.time,
    channel: touchpointKeyOf(textOf(read(whole, mapping.interaction.channel)) ?? 'import'),
    touchpoint: touchpointKeyOf(touchpoint),
    facts: { ...facts, ...factsOfResponse(whole, mapping, { dated: when.dated, weight }) },
    words: said,
    identity: identityOfResponse(whole, context.own, mapping),
  };
}

function factsOfResponse(
  row: Row,
  { survey }: SurveyMapping,
  { dated, weight }: { dated: Dated; weight: number | undefined },
): Facts {
  const language = languageOf(row, survey);
  return {
    survey: survey.name,
    origin: 'imported',
    ...(dated === 'time' ? {} : { dated }),
    ...(language === undefined ? {} : { language }),
    ...(weight === undefined ? {} : { weight }),
  };
}

/** Respondents' numbers begin anew in every file: the time that a row says is part of its name. */
function identityOfResponse(row: Row, own: Row, { key, occurredAt }: SurveyMapping): string {
  const { as, column } = occurredAt;
  const when = as === undefined ? row[column] : read(row, { template: as });
  return `${textOf(when) ?? ''}\n${identityOf(own, key)}`;
}

function answersOf(
  row: Row,
  { survey, decimalComma }: SurveyMapping,
): Pick<MappedResponse, 'answers' | 'missing'> | Undecided {
  const answers: ResponseAnswer[] = [];
  const missing: MappedResponse['missing'] = [];
  for (const each of survey.questions) {
    const { question, scale, title, column } = each;
    const cell = readScore(row[column], each, decimalComma);
    if ('odd' in cell)
      return {
        undecided: `"${shortened(cell.odd)}" in ${column} (${title}) is not on the scale and not declared missing`,
      };
    if ('missing' in cell) missing.push({ question, code: cell.missing });
    else answers.push({ question, scale, score: cell.score });
  }
  return { answers, missing };
}

function wordsOf(row: Row, { words }: Survey): Record<string, string> {
  const said: Record<string, string> = {};
  for (const { column, title, missing } of words) {
    const text = textOf(row[column]);
    if (text !== undefined && !missing.some((code) => codeOf(code) === codeOf(text)))
      said[title] = text.slice(0, 10_000);
  }
  return said;
}

function languageOf(row: Row, { language }: Survey): string | undefined {
  const text = language && textOf(row[language.column]);
  if (text === undefined) return undefined;
  const given = language?.to[text] ?? text.toLowerCase();
  return /^[a-z]{2,3}$/.test(given) ? given : undefined;
}

function weightOf(row: Row, { survey, decimalComma }: SurveyMapping): number | undefined | Refusal {
  if (survey.weight === undefined) return undefined;
  const weight = numberOf(row[survey.weight], decimalComma);
  return weight !== undefined && weight > 0 ? weight : { reason: `its weight (${survey.weight}) is no number above 0` };
}
