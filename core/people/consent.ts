/** Where the law asks for consent before anything is stored on a visitor's device or tracked (ISO 3166-1 alpha-2). */
const optIn: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO GB CH BR TR ZA KR TH IN'.split(
    ' ',
  ),
);

/** Whether a workspace in this country asks visitors first, unless its settings say otherwise. */
export function consentUsual(country: string): boolean {
  return optIn.has(country);
}
