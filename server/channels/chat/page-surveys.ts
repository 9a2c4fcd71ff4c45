import type { PageTab } from '#core/channels/page-survey/page-form.ts';
import type { PageRules } from '#core/channels/page-survey/page-rules.ts';
import type { Tx } from '#platform';
import type { Pass } from './token.ts';
import { ensureCustomer, holdVisitor } from './visitor.ts';

interface Asked {
  survey: string;
  rules: PageRules;
}

interface Offered {
  surveys: Asked[];
  /** Asked where the page has a place for them. */
  inline: Asked[];
  /** Always there, and asking nobody. */
  tabs: Array<Asked & { tab: PageTab }>;
}

type Offer = (tx: Tx) => Promise<Offered>;
let offer: Offer = () => Promise.resolve({ surveys: [], inline: [], tabs: [] });

/** Tells the chat which surveys its pages look out for; called once by the domain that asks. */
export function registerPageSurveys(by: Offer): void {
  offer = by;
}

/** What pages look out for. */
export function pageSurveys(tx: Tx): Promise<Offered> {
  return offer(tx);
}

/** Whose visit it is: by the browser's own mark where nothing else is known. */
export async function customerOfVisit(tx: Tx, pass: Pass): Promise<string> {
  return ensureCustomer(tx, await holdVisitor(tx, pass));
}
