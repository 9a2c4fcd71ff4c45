import { ph, t } from '@lingui/core/macro';
import type { GestureKind } from '#core/care/goodwill.ts';
import type { SignKind } from '#core/care/recovery.ts';
import { isCurrency } from '#core/touchpoints/facts.ts';
import { dayAndClock, money } from '../ui/format.ts';
import { signNames, type WholeRecovery } from './case-words.ts';
import { isOutcome, outcomeWords } from './outcome-words.ts';

export const gestureNames: Readonly<Record<GestureKind, string>> = {
  refund: t`Money back`,
  voucher: t`Voucher`,
  discount: t`Discount`,
  present: t`Present`,
  other: t({ message: 'Something else', comment: 'given to a customer to make up for something' }),
};

/** As the history keeps it: `2500 EUR`. */
function amountOf(detail: string): string {
  const [amount, currency = ''] = detail.split(' ');
  return isCurrency(currency) ? money({ amount: Number(amount), currency }) : detail;
}

type Step = WholeRecovery['steps'][number];

const isSign = (word: string): word is SignKind => Object.hasOwn(signNames, word);
const signOf = (word: string) => (isSign(word) ? signNames[word] : word);

const words: Readonly<Record<string, (by: string, detail: string) => string>> = {
  opened: (by, detail) => t`${by} opened the case: ${ph({ sign: signOf(detail) })}`,
  joined: (by, detail) => t`${by} added to it: ${ph({ sign: signOf(detail) })}`,
  given: (by, person) => (person === '' ? t`${by} left it to nobody` : t`${by} gave it to ${person}`),
  'given-team': (by, team) => (team === '' ? t`${by} took it from the team` : t`${by} gave it to the team ${team}`),
  timed: (by, detail) => t`${by} set another time: ${ph({ due: dayAndClock(detail) })}`,
  'in-contact': (by) => t`${by} is in contact with the customer`,
  'made-good': (by) => t`${by} made it good`,
  closed: (by, detail) => t`${by} closed it: ${ph({ outcome: isOutcome(detail) ? outcomeWords[detail] : detail })}`,
  reopened: (by) => t`${by} opened it again`,
  'gesture-asked': (by, detail) => t`${by} asked to give ${ph({ amount: amountOf(detail) })}`,
  'gesture-given': (by, detail) => t`${by} gave ${ph({ amount: amountOf(detail) })}`,
  'gesture-refused': (by, detail) => t`${by} said no to ${ph({ amount: amountOf(detail) })}`,
  'gesture-undone': (by, detail) => t`${by} took ${ph({ amount: amountOf(detail) })} back`,
};

/** A line of the history; what somebody noted is said in its own words. */
export function stepWords({ what, by, detail }: Step): string {
  return what === 'noted' ? detail : (words[what]?.(by, detail) ?? t`${by} changed it`);
}
