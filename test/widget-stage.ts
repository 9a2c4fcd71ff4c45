import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { listChatAccounts } from '#core/contract/chat.ts';
import { readConversation, replyToConversation } from '#core/contract/desk.ts';
import { wireId } from '#core/contract/codecs.ts';
import { atEnd } from './at-end.ts';
import { testApp, type TestApp } from './app.ts';
import { launchBrowser } from './browser.ts';
import { ownerClient, type Client } from './client.ts';
import { until } from './until.ts';
import { buildWidget } from '../widget/build.ts';

/** A page of some company's own site. */
export interface SitePage {
  lang?: string;
  body?: string;
  /** Rules of the page itself. */
  style?: string;
  /** Attributes of the widget's script tag besides src and key. */
  attributes?: string;
  /** Default: /widget.js. */
  script?: string;
  /** Default: the strictest that works, with nothing but scripts and connections to us. */
  policy?: string | null;
}

export interface WidgetStage {
  app: TestApp;
  owner: Client;
  key: string;
  account: string;
  browser: Browser;
  /** Puts a page on the site, which lies on another origin than the product; answers its address. */
  site(page?: SitePage): string;
  /** A browser of a visitor, closed at the end of the file. */
  visitor(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** The desk answers in the conversation in which this was said. */
  answer(said: string, text: string): Promise<void>;
  conversation(said: string): Promise<string>;
}

/** The real product, a real browser, and a site of another origin with the widget on it. */
export async function widgetStage(): Promise<WidgetStage> {
  await buildWidget();
  const [app, browser] = await Promise.all([testApp(), launchBrowser()]);
  const owner = await ownerClient(app.url);
  const box = await until(async () => (await owner.call(listChatAccounts, {})).items[0], 'the first chat box');
  const pages = new Map<string, SitePage>();
  const server = createServer((request, reply) => {
    const page = pages.get(request.url ?? '');
    reply.setHeader('content-type', 'text/html; charset=utf-8');
    if (!page) return reply.writeHead(404).end();
    const strict = `default-src 'none'; script-src ${app.url}; connect-src ${app.url}`;
    const policy = page.policy === undefined ? strict : page.policy;
    if (policy !== null) reply.setHeader('content-security-policy', policy);
    return reply.end(pageText(page, { url: app.url, key: box.key }));
  });
  const origin = await listen(server);
  atEnd(async () => {
    await browser.close();
    server.close();
  });
  const conversation = (said: string) =>
    until(async () => {
      const { rows } = await app.owner.query<{ thread: string }>(
        `select thread from channels.message where text = $1 and direction = 'in' order by at desc limit 1`,
        [said],
      );
      const id = rows[0] === undefined ? undefined : wireId('cnv', rows[0].thread);
      return id !== undefined && (await owner.send(readConversation, { id })).status === 200 ? id : undefined;
    }, `"${said}" is at the desk`);
  return {
    app,
    owner,
    key: box.key,
    account: box.id,
    browser,
    conversation,
    site(page = {}) {
      const path = `/${pages.size}`;
      pages.set(path, page);
      return origin + path;
    },
    async visitor(options = {}) {
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      context.setDefaultTimeout(15_000);
      return context;
    },
    async answer(said, text) {
      const id = await conversation(said);
      const send = async () => (await owner.send(replyToConversation, { id, text })).status === 200;
      await until(send, 'the desk takes the answer');
    },
  };
}

function pageText(
  { lang = 'en', body = '', style = '', attributes = '', script = '/widget.js' }: SitePage,
  to: { url: string; key: string },
): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A shop</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    ${style === '' ? '' : `<style>${style}</style>`}</head>
    <body><main><h1>A shop</h1>${body}</main>
    <script src="${to.url}${script}" data-key="${to.key}" ${attributes} async></script></body></html>`;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The parts of the widget that a visitor sees, by their names in English. */
export function widgetOn(page: Page) {
  const box = page.locator('throughline-chat');
  const button = (name: string | RegExp): Locator => box.getByRole('button', { name, exact: typeof name === 'string' });
  return {
    box,
    button,
    launcher: button(/^Chat with us/),
    panel: box.getByRole('dialog'),
    log: box.getByRole('log'),
    field: box.getByRole('textbox', { name: 'Write a message' }),
    bubbles: box.locator('.bubble:not(.dots)'),
    async open() {
      await button(/^Chat with us/).click();
      await box.getByRole('textbox', { name: 'Write a message' }).waitFor();
    },
    async say(text: string) {
      await box.getByRole('textbox', { name: 'Write a message' }).fill(text);
      await box.getByRole('textbox', { name: 'Write a message' }).press('Enter');
    },
    async sees(text: string) {
      await box.getByText(text, { exact: false }).first().waitFor();
    },
  };
}
