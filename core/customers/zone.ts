import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { zone } from '#core/contract/codecs.ts';

/** Winter and summer: zones that agree then show the same clock all year. */
const twice = [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)];

function clockOf(timeZone: string): string {
  return twice.map((at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).offset).join();
}

/** The one zone of a country whose clocks all show the same; undefined for a country with several. */
function zoneOfCountry(country: string): string | undefined {
  const zones = new Intl.Locale('und', { region: country }).getTimeZones?.() ?? [];
  return new Set(zones.map(clockOf)).size === 1 ? zones[0] : undefined;
}

/** The zone that a customer lives by: what they or their browser said, else that of the country of their phone; undefined where neither tells. */
export function zoneOfCustomer(known: { zone: string | null; phone: string | null }): string | undefined {
  if (known.zone !== null && zone.safeParse(known.zone).success) return known.zone;
  const country = known.phone === null ? undefined : parsePhoneNumberFromString(known.phone)?.country;
  return country === undefined ? undefined : zoneOfCountry(country);
}
