import { t } from '@lingui/core/macro';
import type { AskReason } from '#core/listening/reasons.ts';

/** Why a customer was not asked, or an ask came to nothing. */
export const reasonWords: Record<AskReason, string> = {
  'survey-off': t`The survey was switched off`,
  spam: t`The conversation was spam`,
  blocked: t`The customer is blocked`,
  automatic: t`Only machines wrote to us`,
  unanswered: t`Nobody answered the customer`,
  'never-wrote': t`The customer never wrote in it`,
  'asked-already': t`This was asked about already`,
  'not-sampled': t`Chance did not draw this one`,
  'asked-recently': t`The customer was asked about something else not long ago`,
  'wants-fewer': t`The customer wants to be asked less, and was asked not long ago`,
  'wants-none': t`The customer does not want to be asked`,
  'no-consent': t`The customer has not agreed to be asked`,
  'open-complaint': t`A complaint of the customer is open`,
  bereaved: t`Somebody died: the customer is left in peace`,
  legal: t`There is a dispute before a court or lawyers`,
  vulnerable: t`The customer is vulnerable, and left in peace`,
  'quota-full': t`There were enough answers already`,
  'wrote-again': t`The customer wrote again before it was due`,
  reopened: t`The conversation was reopened before it was due`,
  erased: t`The customer was erased`,
  undeliverable: t`It could not be delivered`,
  uncertain: t`It is not known whether it arrived`,
  'no-way': t`There was no way to reach the customer on that channel`,
  'no-channel': t`The channel it happened on carries no question, and mail is not allowed in its place`,
  'out-of-turn': t`Another survey is to come first`,
};
