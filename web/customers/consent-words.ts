import { t } from '@lingui/core/macro';
import type { ConsentChannel, ConsentGroup, ConsentSource } from '#core/customers/consent.ts';

/** Where somebody said whether they agree. */
export const consentSourceWords: Record<ConsentSource, string> = {
  form: t({ message: 'on a form', comment: 'where a customer gave or withdrew consent' }),
  survey: t({ message: 'in a survey', comment: 'where a customer gave or withdrew consent' }),
  agent: t({ message: 'to one of us', comment: 'where a customer gave or withdrew consent' }),
  import: t({ message: 'in an imported file', comment: 'where a customer gave or withdrew consent' }),
  api: t({ message: 'in another system', comment: 'where a customer gave or withdrew consent' }),
};

/** Channels of which somebody agrees to one and not to another. */
export const consentGroupWords: Record<ConsentGroup, string> = {
  mail: t`By mail, also after a web form`,
  chat: t`In the chat`,
  page: t`In pages and apps`,
  other: t`On any other channel`,
};

/** What a word about consent is of. */
export const consentChannelWords: Record<ConsentChannel, string> = {
  all: t`On every channel`,
  ...consentGroupWords,
};
