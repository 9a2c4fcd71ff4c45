/** Why a customer was not asked, or an ask came to nothing, in the words the console shows. */
export const askReasons = {
  'survey-off': 'The survey was switched off',
  spam: 'The conversation was spam',
  blocked: 'The customer is blocked',
  automatic: 'Only machines wrote to us',
  unanswered: 'Nobody answered the customer',
  'never-wrote': 'The customer never wrote in it',
  'asked-already': 'This conversation was asked about already',
  'asked-recently': 'The customer was asked about something else not long ago',
  'wrote-again': 'The customer wrote again before it was due',
  reopened: 'The conversation was reopened before it was due',
  erased: 'The customer was erased',
  undeliverable: 'It could not be delivered',
  uncertain: 'It is not known whether it arrived',
  'no-way': 'There was no way to reach the customer on that channel',
} as const;

export type AskReason = keyof typeof askReasons;
