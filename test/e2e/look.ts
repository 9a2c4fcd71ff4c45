import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axe, type Violation } from '#test/browser.ts';
import type { Client } from '#test/client.ts';
import { until } from '#test/until.ts';
import { filledAddresses, filledOpenAddresses } from './addresses.ts';
import type { Stage } from './stage.ts';

/** How wide a screen is. */
export interface Screen {
  name: string;
  width: number;
}

export const wideScreen: Screen = { name: 'wide', width: 1440 };
export const everyScreen: readonly Screen[] = [wideScreen, { name: 'narrow', width: 390 }];

/** What is wrong with a page. */
export interface Faults {
  page: string;
  scheme: 'light' | 'dark';
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
    colorScheme: 'light',
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

/** Opens a page, waits until it has what it shows, and looks for faults by day and, without loading it again, by night. */
export async function lookAt(context: BrowserContext, url: string): Promise<Faults[]> {
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(url);
  const faults: Faults[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    const found = { violations: await violationsOf(page), errors: errors.splice(0), sideways: await sidewaysOf(page) };
    faults.push({ page: new URL(url).pathname, scheme, ...found });
  }
  await page.close();
  return faults.filter(({ violations, errors: said, sideways }) => violations.length + said.length + sideways > 0);
}

/** Something may still be moving or fading at the first looks: only what stays is wrong. */
async function violationsOf(page: Page): Promise<Violation[]> {
  let violations: Violation[] = [];
  for (let look = 0; look < 4; look++) {
    await settled(page);
    violations = await axe(page);
    if (violations.length === 0) break;
  }
  return violations;
}

const sidewaysOf = (page: Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));

/** A heading is there and nothing is being loaded any more. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1:visible, h2:visible').first().waitFor();
  // The gallery of the parts shows what loading looks like.
  if (new URL(page.url()).pathname === '/ui') return;
  const loading = page.locator('[aria-busy="true"], .mantine-Skeleton-root, .mantine-Loader-root');
  await until(async () => (await loading.count()) === 0, `${page.url()} has loaded`, 60);
}

/** Looks at every page on one screen, two at a time; answers their faults and how many pages were looked at. */
export async function lookAtAll(
  { browser, url, owner }: Stage,
  screen: Screen,
): Promise<{ faults: Faults[]; looked: number }> {
  const inside = await contextFor(browser, screen, { url, client: owner });
  const outside = await contextFor(browser, screen, { url });
  const pages = [
    ...(await filledAddresses(owner)).map((address) => ({ context: inside, address })),
    ...(await filledOpenAddresses(owner)).map((address) => ({ context: outside, address })),
  ];
  const faults: Faults[] = [];
  const waiting = pages.values();
  const lane = async () => {
    for (const { context, address } of waiting) faults.push(...(await lookAt(context, url + address)));
  };
  await Promise.all([lane(), lane()]);
  await inside.close();
  await outside.close();
  return { faults, looked: pages.length };
}
