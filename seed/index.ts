export { demoHours } from './hours.ts';
export { life } from './life.ts';
export type { Happening, Life, Matter } from './shapes.ts';
export { cannedTexts, colleagues } from './texts.ts';

/** The demo company: a furniture shop that changed its carrier four months ago. */
export const demoCompany = {
  company: 'Juniper & Oak (demo)',
  zone: 'Europe/Berlin',
  currency: 'EUR',
  language: 'en',
  country: 'DE',
};

export const demoCustomers = 3_000;
