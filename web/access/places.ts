import { chatLanguageFor } from '#core/channels/chat-languages.ts';
import { languageTag } from '#core/locale.ts';
import type { language } from '#core/contract/people-shapes.ts';
import { localeOfPages } from '../ui/format.ts';

export interface Option {
  value: string;
  label: string;
}

function byLabel(one: Option, other: Option): number {
  return one.label.localeCompare(other.label);
}

/** Time zones by region and city, as `Africa/Nairobi (UTC+3)`. */
export function zones(at = new Date()): Option[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => ({
    value: zone,
    label: `${zone.replaceAll('_', ' ')} (${offset(zone, at)})`,
  }));
}

function offset(zone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC';
  return name.replace('GMT', 'UTC').replace('-', '−');
}

/** Currencies as `EUR · Euro`. */
export function currencies(): Option[] {
  const names = new Intl.DisplayNames(localeOfPages(), { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code} · ${names.of(code) ?? code}`,
  }));
}

/** Countries by name, from all two-letter codes the browser has a name for. */
export function countries(): Option[] {
  const names = new Intl.DisplayNames(localeOfPages(), { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  const codes = letters.flatMap((one) => letters.map((other) => one + other));
  return codes
    .filter((code) => !['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO'].includes(code))
    .map((code) => ({ value: code, label: names.of(code) ?? '' }))
    .filter(({ label }) => label !== '')
    .toSorted(byLabel);
}

/** Languages by their own names. */
export function languages(codes: readonly string[]): Option[] {
  return codes.map((code) => {
    const own = new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
    return { value: code, label: own.charAt(0).toLocaleUpperCase(code) + own.slice(1) };
  });
}

interface Guess {
  zone: string;
  country: string;
  currency: string;
  language: (typeof language.options)[number];
}

const currencyOf: Readonly<Record<string, string>> = {
  US: 'USD',
  GB: 'GBP',
  KE: 'KES',
  TZ: 'TZS',
  UG: 'UGX',
  NG: 'NGN',
  ZA: 'ZAR',
  CH: 'CHF',
  BR: 'BRL',
  MX: 'MXN',
  CA: 'CAD',
  AU: 'AUD',
  NZ: 'NZD',
  IN: 'INR',
  JP: 'JPY',
  CN: 'CNY',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  PL: 'PLN',
  CZ: 'CZK',
  AE: 'AED',
  SA: 'SAR',
  EG: 'EGP',
  MA: 'MAD',
};

/** What the browser lets us guess, so that set-up is mostly agreeing. */
export function guess(locale: string | undefined = navigator.language): Guess {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const tag = languageTag(locale) ?? 'en';
  const country = new Intl.Locale(tag).maximize().region ?? 'US';
  return { zone, country, currency: currencyOf[country] ?? 'EUR', language: chatLanguageFor([tag]) };
}
