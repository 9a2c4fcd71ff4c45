import type { SurveyText } from '../said.ts';

/** What can be wrong with an answer. */
export type FaultCode =
  | 'missing'
  | 'missingChoice'
  | 'missingFile'
  | 'missingOther'
  | 'missingRow'
  | 'missingPart'
  | 'mustAgree'
  | 'notChoice'
  | 'rowTwice'
  | 'tooFew'
  | 'tooMany'
  | 'tooShort'
  | 'tooLong'
  | 'tooSmall'
  | 'tooLarge'
  | 'tooEarly'
  | 'tooLate'
  | 'noDigits'
  | 'notMail'
  | 'notNumber'
  | 'notDate'
  | 'notAddress'
  | 'notRight'
  | 'pricesOrder'
  | 'pickBoth'
  | 'rateAll';

export interface Fault {
  /** The name of the question. */
  question: string;
  code: FaultCode;
  /** Stands in the sentence. */
  limit?: number | string;
  /** The row or field it is about. */
  part?: string;
  /** The definition's own words for it. */
  text?: SurveyText;
}

export type Told = Omit<Fault, 'question'>;
