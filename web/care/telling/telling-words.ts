import { t } from '@lingui/core/macro';
import { heldReasons, type HeldReason, type LetterState } from '#core/care/telling.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listNamed } from '#core/contract/telling.ts';
import { localeOfPages } from '../../ui/format.ts';

export type Named = WireOutputOf<typeof listNamed>['items'][number];

const languages = new Intl.DisplayNames(localeOfPages(), { type: 'language' });
export const languageName = (language: string) => languages.of(language) ?? language;

export const letterStateWords: Readonly<Record<LetterState, string>> = {
  'to-tell': t`To tell`,
  skipped: t`Left out`,
  queued: t`On the way`,
  held: t`Held back`,
  told: t`Told`,
};

export const wayWords: Readonly<Record<Named['way'], string>> = {
  conversation: t`in their conversation`,
  mail: t`in a new mail`,
};

const reasons: Readonly<Record<HeldReason, string>> = {
  erased: t`Was erased`,
  blocked: t`Is blocked`,
  'wants-none': t`Wants to hear nothing from us`,
  'no-consent': t`Did not agree to be written to`,
  bereaved: t`Left in peace after a death`,
  legal: t`Left in peace during a dispute`,
  vulnerable: t`The customer is vulnerable, and left in peace`,
  'no-way': t`No address is known`,
  waits: t`Waits for an answer: answer them first`,
  'not-fixed': t`It was not fixed any more`,
  unnamed: t`Does not name it any more`,
  told: t`A colleague told them`,
};

/** Why a customer is not told; what the product has no name for is a sentence already. */
export function reasonWords(reason: string): string {
  const known = heldReasons.find((each) => each === reason);
  return known === undefined ? reason : reasons[known];
}
