import { ph, plural, t } from '@lingui/core/macro';
import { inMinorUnits, isCurrency } from '#core/touchpoints/facts.ts';
import { scales, type Scale } from '#core/touchpoints/scales.ts';
import { money } from '../ui/format.ts';
import { answerWord } from '../ui/scale-words.ts';
import { isOutcome, outcomeWords } from '../care/outcome-words.ts';
import { happenedWords } from './happened-words.ts';

type Fact = string | number | boolean;

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

const daysWords = (days: number) => t`${plural(days, { one: '# day', other: '# days' })}`;
const hoursWords = (value: number) => t`${ph({ value: String(value) })} h`;
const minutesWords = (value: number) => t`${ph({ value: String(value) })} min`;
const secondsWords = (value: number) => t`${ph({ value: String(value) })} s`;

/** A length of time in words, from seconds: `7 min`, `2 h 5 min`, `3 days`. */
export function lengthWords(seconds: number): string {
  if (seconds < 60) return secondsWords(Math.round(seconds));
  if (seconds < hour) return minutesWords(Math.round(seconds / minute));
  if (seconds >= 2 * day) return daysWords(Math.round(seconds / day));
  const hours = hoursWords(Math.floor(seconds / hour));
  const rest = Math.round((seconds % hour) / minute);
  return rest === 0 ? hours : `${hours} ${minutesWords(rest)}`;
}

function late(days: number): string {
  if (days === 0) return t`on the promised day`;
  if (days > 0) return t`${plural(days, { one: '# day late', other: '# days late' })}`;
  const early = -days;
  return t`${plural(early, { one: '# day early', other: '# days early' })}`;
}

type Words = (value: Fact, facts: Record<string, Fact>) => string | null;

/** What a shop says in whole units; nothing where it is the amount again. */
function price(say: (price: string) => string): Words {
  return (value, { amount, currency }) => {
    if (typeof value !== 'number' || !isCurrency(currency)) return say(String(value));
    const minor = inMinorUnits(value, currency);
    return minor === amount ? null : say(money({ amount: minor, currency }));
  };
}

/** A length of time, said with what took so long. */
function taking(say: (length: string) => string): Words {
  return (value) => say(lengthWords(Number(value)));
}

/** How many; nothing where there is none. */
function counted(say: (n: number) => string): Words {
  return (value) => (Number(value) === 0 ? null : say(Number(value)));
}

/** Only where it says more than the whole. */
function ofItOpen(whole: string): Words {
  return (value, facts) =>
    value === facts[whole] ? null : t`${ph({ length: lengthWords(Number(value)) })} of it in opening hours`;
}

const known: Record<string, Words> = {
  first_response_s: taking((length) => t`first reply after ${length}`),
  first_response_opening_s: ofItOpen('first_response_s'),
  resolution_s: taking((length) => t`settled after ${length}`),
  resolution_opening_s: ofItOpen('resolution_s'),
  handling_s: (value, { resolution_s: whole }) =>
    value === whole ? null : t`open for ${ph({ length: lengthWords(Number(value)) })}`,
  wait_s: (value) => (Number(value) === 0 ? null : t`waited ${ph({ length: lengthWords(Number(value)) })}`),
  duration_s: taking((length) => t`took ${length}`),
  contacts: (value) => t`${plural(ph({ contacts: Number(value) }), { one: '# contact', other: '# contacts' })}`,
  reopenings: counted((times) => t`reopened ${times} ×`),
  handovers: counted((times) => t`handed over ${times} ×`),
  files: counted((files) => t`${plural(files, { one: '# file', other: '# files' })}`),
  automatic: (value) => (value === true ? t`by a machine` : null),
  days_late: (value) => late(Number(value)),
  amount: (value, { currency }) =>
    isCurrency(currency)
      ? money({ amount: Number(value), currency })
      : t`amount: ${ph({ amount: `${String(value)} ${String(currency ?? '')}`.trim() })}`,
  revenue: price((amount) => t`revenue: ${amount}`),
  total: price((amount) => t`total: ${amount}`),
  value: price((amount) => t`value: ${amount}`),
  price: price((amount) => t`price: ${amount}`),
  currency: () => null,
  purpose: () => null,
  survey: () => null,
  further: () => null,
  form: () => null,
  origin: () => null,
  open_s: taking((length) => t`open for ${ph({ length })}`),
  outcome: (value) => (isOutcome(value) ? outcomeWords[value] : String(value)),
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

const names: Record<Scale, string> = {
  csat5: t`CSAT`,
  ces5: t({ message: 'Effort', comment: 'how much effort it was for the customer' }),
  stars5: t`Stars`,
  ces7: t`Ease`,
  nps: t`Would recommend`,
  faces5: t({ message: 'Face', comment: 'one of five faces, sad to happy' }),
  rating10: t({ message: 'Rating', comment: 'a number that the customer gave' }),
  thumbs: '',
  faces3: '',
  expectation: '',
  solved: '',
};

/** A score with its scale: `CSAT 4 of 5`. */
export function scoreWords({ scale, score }: { scale: Scale; score: number }): string {
  const name = names[scale];
  const best = String(scales[scale].max);
  return answerWord({ scale, score }) ?? t({ message: `${name} ${score} of ${best}`, comment: 'CSAT 4 of 5' });
}

interface Told {
  kind: string;
  /** As the server says it. */
  words: string;
  touchpoint: { key: string; name: string };
  detail: { name: string } | null;
}

/** What the tracking protocol calls its calls: a name to machines only. */
const calls = new Set(['identify', 'alias', 'group', 'page', 'screen']);

/** What happened, by its kind; an event that no kind knows has a name of its own. */
export function happened({ kind, words }: Pick<Told, 'kind' | 'words'>): string {
  const known = kind !== 'event.tracked' && Object.hasOwn(happenedWords, kind);
  return known ? happenedWords[kind as keyof typeof happenedWords] : words;
}

/** What an interaction is called: by the name that the company gave it, else in the words of its kind. */
export function titleOf(item: Told): string {
  const { touchpoint, detail } = item;
  if (detail === null || calls.has(detail.name) || detail.name === touchpoint.key) return happened(item);
  return detail.name;
}

/** Where it was; nothing where that says the title again. */
export function placeOf(item: Told): string | null {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return plain(item.touchpoint.name) === plain(titleOf(item)) ? null : item.touchpoint.name;
}

const channels: Record<string, string> = {
  mail: t({ message: 'mail', comment: 'a channel' }),
  chat: t({ message: 'chat', comment: 'a channel' }),
  form: t({ message: 'form', comment: 'a channel: forms on websites' }),
  phone: t({ message: 'phone', comment: 'a channel' }),
  store: t({ message: 'store', comment: 'a channel: shops in which one stands' }),
  delivery: t({ message: 'delivery', comment: 'a channel' }),
  web: t({ message: 'web', comment: 'a channel' }),
  app: t({ message: 'app', comment: 'a channel' }),
  survey: t({ message: 'survey', comment: 'a channel' }),
  ad: t({ message: 'ad', comment: 'a channel: advertisements' }),
  social: t({ message: 'social', comment: 'a channel: social networks' }),
};

/** Where it came in; the company may have channels of its own names. */
export function channelText(channel: string): string {
  return (Object.hasOwn(channels, channel) ? channels[channel] : undefined) ?? channel;
}
