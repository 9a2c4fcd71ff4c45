import { isCurrency } from '#core/touchpoints/facts.ts';
import { isKind, kinds } from '#core/touchpoints/kinds.ts';

export type Unit = 'seconds' | 'days' | 'hours' | 'count' | 'flag' | 'number' | 'money' | 'word';

interface KnownFact {
  label: string;
  unit: Unit;
  /** Of money: its numbers are in the smallest unit of this. */
  currency?: string;
}

const known: Record<string, KnownFact> = {
  first_response_s: { label: 'First response', unit: 'seconds' },
  first_response_opening_s: { label: 'First response in opening hours', unit: 'seconds' },
  resolution_s: { label: 'Time to resolution', unit: 'seconds' },
  resolution_opening_s: { label: 'Time to resolution in opening hours', unit: 'seconds' },
  handling_s: { label: 'Time it was open', unit: 'seconds' },
  contacts: { label: 'Messages of the customer', unit: 'count' },
  reopenings: { label: 'Reopenings', unit: 'count' },
  handovers: { label: 'Handovers', unit: 'count' },
  reason: { label: 'Reason', unit: 'word' },
  stage: { label: 'Stage of the purchase', unit: 'word' },
  days_late: { label: 'Days late', unit: 'days' },
  wait_s: { label: 'Wait on the phone', unit: 'seconds' },
  duration_s: { label: 'Length of the call', unit: 'seconds' },
};

/** `order.delivered:days_late` in its two parts; a fact of the answer itself has no kind before the colon. */
export function partsOf(key: string): { kind: string; name: string } {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at), name: key.slice(at + 1) };
}

/** What a fact is called and how its numbers are meant; an unknown one is called by its key in plain words. */
export function describeFact(key: string): KnownFact {
  const { name } = partsOf(key);
  const found = known[name];
  if (found !== undefined) return found;
  if (name.startsWith('amount ')) return amountIn(name.slice(7));
  if (key === ':channel' || key === ':touchpoint')
    return { label: key === ':channel' ? 'Channel' : 'Touchpoint', unit: 'word' };
  const unit = name.endsWith('_s')
    ? 'seconds'
    : /(^|_)days?(_|$)/.test(name)
      ? 'days'
      : /_h$|hours/.test(name)
        ? 'hours'
        : 'number';
  const words = name
    .replace(/_s$|_h$/, '')
    .replaceAll('_', ' ')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase();
  return { label: words.charAt(0).toUpperCase() + words.slice(1), unit };
}

function amountIn(currency: string): KnownFact {
  const label = `Amount, ${currency}`;
  return isCurrency(currency) ? { label, unit: 'money', currency } : { label, unit: 'number' };
}

/** Where a fact was written down. */
export function originOf(key: string): string {
  const { kind } = partsOf(key);
  if (kind === '') return 'A fact of the answer itself';
  return isKind(kind) ? kinds[kind].words : kind;
}

const objects: Record<string, string> = {
  '': 'answer',
  'order.shipped': 'delivery',
  'order.delivered': 'delivery',
  'order.refunded': 'refund',
  ad: 'ad',
  email: 'e-mail',
  livechat: 'live chat',
};

/** The thing that a fact is about, in a word: `delivery`, `order`, `conversation`, `call`. */
export function objectOf(key: string): string {
  const { kind } = partsOf(key);
  const thing = kind.split('.', 1)[0]!;
  return objects[kind] ?? objects[thing] ?? thing;
}
