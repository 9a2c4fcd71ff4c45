import { dice, pick } from '../mail/dice.ts';
import { against, sorts } from './company.ts';

export const day = 86_400_000;
export const start = Date.UTC(2026, 0, 1);
export const year = 365.25 * day;
/** Before the year that is looked at: the quarantine and the first rounds come to what they are. */
const lead = 91 * day;
export const begin = start - lead;

const zones = [
  'Africa/Nairobi',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'America/Sao_Paulo',
  'Asia/Tokyo',
];

/** One thing that happened to a customer and that a survey may ask about. */
export interface Contact {
  readonly at: number;
  /** Which survey, by its place. */
  readonly survey: number;
  readonly episode: string;
  /** Something about this one contact speaks against asking. */
  readonly barred: boolean;
  /** It is taken up again before the question is due. */
  readonly reopened: boolean;
}

export interface MadeCustomer {
  readonly id: string;
  readonly sort: number;
  readonly zone: string;
  readonly wish: 'as-usual' | 'less' | 'never';
  readonly barred: boolean;
  readonly contacts: readonly Contact[];
}

function sortOf(roll: number): number {
  let sum = 0;
  return Math.max(
    0,
    sorts.findIndex(({ part }) => (sum += part) > roll),
  );
}

function wishOf(roll: number): MadeCustomer['wish'] {
  if (roll < against.never) return 'never';
  return roll < against.never + against.less ? 'less' : 'as-usual';
}

/** A customer with a year of contacts at random times (a Poisson process), the same for the same seed and number. */
export function madeCustomer(seed: number, number: number, shares: readonly number[]): MadeCustomer {
  const roll = dice(Math.imul(seed, 0x9e3779b1) ^ number);
  // The first numbers of neighbours' seeds are alike.
  for (let at = 0; at < 4; at++) roll();
  const sort = sortOf(roll());
  const id = `0190f7c2-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
  const pace = (365.25 / 12 / sorts[sort]!.monthly) * day;
  const contacts: Contact[] = [];
  for (let at = begin - Math.log(1 - roll()) * pace; at < start + year; at -= Math.log(1 - roll()) * pace)
    contacts.push({
      at,
      survey: surveyOf(shares, roll()),
      episode: `${contacts.length}`,
      barred: roll() < against.contact,
      reopened: roll() < against.reopened,
    });
  return { id, sort, zone: pick(roll, zones), wish: wishOf(roll()), barred: roll() < against.customer, contacts };
}

function surveyOf(shares: readonly number[], roll: number): number {
  let left = roll;
  for (let at = 0; at < shares.length; at++) {
    left -= shares[at]!;
    if (left < 0) return at;
  }
  return 0;
}
