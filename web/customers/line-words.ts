import { inMinorUnits, isCurrency } from '#core/touchpoints/facts.ts';
import { money } from '../ui/format.ts';

type Fact = string | number | boolean;

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in words, from seconds: `7 min`, `2 h 5 min`, `3 days`. */
export function lengthWords(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < hour) return `${Math.round(seconds / minute)} min`;
  if (seconds < 2 * day) {
    const rest = Math.round((seconds % hour) / minute);
    return `${Math.floor(seconds / hour)} h${rest === 0 ? '' : ` ${rest} min`}`;
  }
  return `${Math.round(seconds / day)} days`;
}

const late = (days: number): string => {
  if (days === 0) return 'on the promised day';
  return days > 0 ? `${days} ${days === 1 ? 'day' : 'days'} late` : `${-days} ${days === -1 ? 'day' : 'days'} early`;
};

type Words = (value: Fact, facts: Record<string, Fact>) => string | null;

/** What a shop says in whole units; nothing where it is the amount again. */
function price(name: string): Words {
  return (value, { amount, currency }) => {
    if (typeof value !== 'number' || !isCurrency(currency)) return `${name}: ${String(value)}`;
    const minor = inMinorUnits(value, currency);
    return minor === amount ? null : `${name}: ${money({ amount: minor, currency })}`;
  };
}

/** Only where it says more than the whole. */
function ofItOpen(whole: string): Words {
  return (value, facts) => (value === facts[whole] ? null : `${lengthWords(Number(value))} of it in opening hours`);
}

const known: Record<string, Words> = {
  first_response_s: (value) => `first reply after ${lengthWords(Number(value))}`,
  first_response_opening_s: ofItOpen('first_response_s'),
  resolution_s: (value) => `settled after ${lengthWords(Number(value))}`,
  resolution_opening_s: ofItOpen('resolution_s'),
  handling_s: (value, { resolution_s: whole }) => (value === whole ? null : `open for ${lengthWords(Number(value))}`),
  wait_s: (value) => (Number(value) === 0 ? null : `waited ${lengthWords(Number(value))}`),
  duration_s: (value) => `took ${lengthWords(Number(value))}`,
  contacts: (value) => `${String(value)} ${Number(value) === 1 ? 'contact' : 'contacts'}`,
  reopenings: (value) => (Number(value) === 0 ? null : `reopened ${String(value)} ×`),
  handovers: (value) => (Number(value) === 0 ? null : `handed over ${String(value)} ×`),
  files: (value) => (Number(value) === 0 ? null : `${String(value)} ${Number(value) === 1 ? 'file' : 'files'}`),
  automatic: (value) => (value === true ? 'by a machine' : null),
  days_late: (value) => late(Number(value)),
  amount: (value, { currency }) =>
    isCurrency(currency)
      ? money({ amount: Number(value), currency })
      : `amount: ${String(value)} ${String(currency ?? '')}`.trim(),
  revenue: price('revenue'),
  total: price('total'),
  value: price('value'),
  price: price('price'),
  currency: () => null,
  purpose: () => null,
  survey: () => null,
};

/** What is known of an interaction, in a line. */
export function factsLine(facts: Record<string, Fact>): string {
  return Object.entries(facts)
    .map(([name, value]) =>
      (known[name] ?? ((plain: Fact) => `${name.replaceAll('_', ' ')}: ${String(plain)}`))(value, facts),
    )
    .filter((words) => words !== null)
    .join(' · ');
}

const most: Record<string, number> = { csat5: 5, ces5: 5, stars5: 5, ces7: 7, nps: 10, thumbs: 1 };
const names: Record<string, string> = {
  csat5: 'CSAT',
  ces5: 'Ease',
  stars5: 'Stars',
  ces7: 'Ease',
  nps: 'Would recommend',
  thumbs: 'Thumb',
};

/** A score with its scale: `CSAT 4 of 5`. */
export function scoreWords({ scale, score }: { scale: string; score: number }): string {
  if (scale === 'thumbs') return score === 1 ? 'Thumb up' : 'Thumb down';
  return `${names[scale] ?? scale} ${score} of ${most[scale] ?? '?'}`;
}

interface Told {
  words: string;
  touchpoint: { key: string; name: string };
  detail: { name: string } | null;
}

/** What the tracking protocol calls its calls: a name to machines only. */
const calls = new Set(['identify', 'alias', 'group', 'page', 'screen']);

/** What an interaction is called: by the name that the company gave it, else in the words of its kind. */
export function titleOf({ words, touchpoint, detail }: Told): string {
  if (detail === null || calls.has(detail.name) || detail.name === touchpoint.key) return words;
  return detail.name;
}

/** Where it was; nothing where that says the title again. */
export function placeOf(item: Told): string | null {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return plain(item.touchpoint.name) === plain(titleOf(item)) ? null : item.touchpoint.name;
}
