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
  'asked-already': t`This conversation was asked about already`,
  'asked-recently': t`The customer was asked about something else not long ago`,
  'wrote-again': t`The customer wrote again before it was due`,
  reopened: t`The conversation was reopened before it was due`,
  erased: t`The customer was erased`,
  undeliverable: t`It could not be delivered`,
  uncertain: t`It is not known whether it arrived`,
  'no-way': t`There was no way to reach the customer on that channel`,
};
