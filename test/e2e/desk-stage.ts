import type { Browser, BrowserContext, Page } from 'playwright-core';
import { plainId } from '#core/contract/codecs.ts';
import { acceptInvitation, invite } from '#core/contract/people.ts';
import { atEnd } from '#test/at-end.ts';
import { launchBrowser } from '#test/browser.ts';
import { client, type Client } from '#test/client.ts';
import { customerWrites, testCompany, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { whenBuiltAgain } from '#test/last-try.ts';
import { until } from '#test/until.ts';

export const answerBox = (page: Page) => page.getByRole('textbox', { name: /^Answer to/ });
/** What stands in a box, whether its words can be marked or not. */
export const writtenIn = (page: Page) =>
  answerBox(page).evaluate((box) => (box instanceof HTMLTextAreaElement ? box.value : (box as HTMLElement).innerText));
export const log = (page: Page) => page.getByRole('log');

export interface DeskStage {
  company: TestCompany;
  browser: Browser;
  /** The console at an address, as its owner sees it or as `who`, each in a browser of their own. */
  consoleAt(path: string, options?: { viewport?: Viewport; who?: Client }): Promise<Page>;
  /** Somebody writes something new; answers once it stands in the inbox, with the conversation. */
  someoneWrites(name: string, text: string): Promise<string>;
  /** What we answered in a conversation, in order. */
  answersIn(thread: string): Promise<string[]>;
  /** A colleague who is an agent, signed in. */
  colleague(name: string): Promise<Client>;
}

interface Viewport {
  width: number;
  height: number;
}

const wide: Viewport = { width: 1440, height: 900 };

/** The product with one company, and a browser in which its people are signed in. */
export async function deskStage(): Promise<DeskStage> {
  const [company, browser] = await Promise.all([testCompany(), launchBrowser()]);
  atEnd(() => browser.close());
  const contexts = new Map<Client, Promise<BrowserContext>>();
  whenBuiltAgain(() => contexts.clear());
  const contextOf = (who: Client) => {
    const known = contexts.get(who) ?? signedIn(browser, company.app.url, who);
    contexts.set(who, known);
    return known;
  };
  return {
    company,
    browser,
    async consoleAt(path, { viewport = wide, who = company.owner } = {}) {
      const page = await (await contextOf(who)).newPage();
      await page.setViewportSize(viewport);
      await page.goto(company.app.url + path);
      return page;
    },
    async someoneWrites(name, text) {
      const { thread } = await customerWrites(company, { name, text });
      await until(async () => {
        const { rows } = await company.app.owner.query('select 1 from desk.conversation where id = $1', [
          plainId('cnv', thread),
        ]);
        return rows.length > 0;
      }, 'the conversation stands in the inbox');
      return thread;
    },
    async answersIn(thread) {
      const { rows } = await company.app.owner.query<{ text: string }>(
        `select text from channels.message where thread = $1 and direction = 'out' order by at`,
        [plainId('cnv', thread)],
      );
      return rows.map(({ text }) => text);
    },
    async colleague(name) {
      const { link } = await company.owner.call(invite, { role: 'agent' });
      const token = new URL(link).searchParams.get('token') ?? '';
      const theirs = client(company.app.url);
      const email = `${fresh(name.toLowerCase().replaceAll(' ', '.')).replace(' ', '-')}@example.com`;
      await theirs.call(acceptInvitation, { token, name, email, password: 'another horse battery' });
      return theirs;
    },
  };
}

async function signedIn(browser: Browser, url: string, who: Client): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-GB' });
  context.setDefaultTimeout(20_000);
  const cut = (pair: string) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const;
  const pairs = who.cookie().split('; ').map(cut);
  await context.addCookies(pairs.map(([name, value]) => ({ name, value, url })));
  return context;
}
