/** Why a customer was not asked, or an ask came to nothing. */
export type AskReason =
  | 'survey-off'
  | 'spam'
  | 'blocked'
  | 'automatic'
  | 'unanswered'
  | 'never-wrote'
  | 'asked-already'
  | 'asked-recently'
  | 'wrote-again'
  | 'reopened'
  | 'erased'
  | 'undeliverable'
  | 'uncertain'
  | 'no-way';
