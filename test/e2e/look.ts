import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axe, type Violation } from '#test/browser.ts';
import type { Client } from '#test/client.ts';
import { until } from '#test/until.ts';
import { filledAddresses, filledOpenAddresses } from './addresses.ts';
import type { Stage } from './stage.ts';

/** How wide a screen is, and by day or by night. */
export interface Screen {
  name: string;
  width: number;
  scheme: 'light' | 'dark';
}

export const wideLight: Screen = { name: 'wide, light', width: 1440, scheme: 'light' };
const narrowDark: Screen = { name: 'narrow, dark', width: 390, scheme: 'dark' };
export const everyScreen: readonly Screen[] = [
  wideLight,
  { name: 'wide, dark', width: 1440, scheme: 'dark' },
  { name: 'narrow, light', width: 390, scheme: 'light' },
  narrowDark,
];

/** What is wrong with a page. */
export interface Faults {
  page: string;
  violations: Violation[];
  errors: string[];
  /** Pixels that it can be moved sideways. */
  sideways: number;
}

/** A browser's context of this screen, signed in as the client is. */
export async function contextFor(
  browser: Browser,
  screen: Screen,
  who: { url: string; client?: Client },
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: screen.width, height: 900 },
    colorScheme: screen.scheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  context.setDefaultTimeout(60_000);
  const cookies = (who.client?.cookie() ?? '').split('; ').filter((each) => each !== '');
  await context.addCookies(
    cookies.map((each) => {
      const [name = '', ...value] = each.split('=');
      return { name, value: value.join('='), url: who.url };
    }),
  );
  return context;
}

/** Opens a page, waits until it has what it shows, and looks for faults. */
export async function lookAt(context: BrowserContext, url: string): Promise<Faults> {
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(url);
  await settled(page);
  let violations = await axe(page);
  // Something may still have been moving or fading: only what stays is wrong.
  for (let look = 0; look < 3 && violations.length > 0; look++) {
    await settled(page);
    violations = await axe(page);
  }
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  await page.close();
  return { page: new URL(url).pathname, violations, errors, sideways: Math.max(0, sideways) };
}

/** A heading is there and nothing is being loaded any more. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1:visible, h2:visible').first().waitFor();
  // The gallery of the parts shows what loading looks like.
  if (new URL(page.url()).pathname === '/ui') return;
  const loading = page.locator('[aria-busy="true"], .mantine-Skeleton-root, .mantine-Loader-root');
  await until(async () => (await loading.count()) === 0, `${page.url()} has loaded`, 60);
}

/** Looks at every page on one screen; answers those with a fault and how many were looked at. */
export async function lookAtAll(
  { browser, url, owner }: Stage,
  screen: Screen,
): Promise<{ faulty: Faults[]; looked: number }> {
  const inside = await contextFor(browser, screen, { url, client: owner });
  const outside = await contextFor(browser, screen, { url });
  const faults: Faults[] = [];
  for (const address of await filledAddresses(owner)) faults.push(await lookAt(inside, url + address));
  for (const address of await filledOpenAddresses(owner)) faults.push(await lookAt(outside, url + address));
  await inside.close();
  await outside.close();
  const faulty = faults.filter(
    ({ violations, errors, sideways }) => violations.length > 0 || errors.length > 0 || sideways > 0,
  );
  return { faulty, looked: faults.length };
}
