import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { wireId } from '#core/contract/codecs.ts';
import { createMailAccount } from '#core/contract/channels.ts';
import { smtpPortOf } from '#channels';
import { launchBrowser } from '#test/browser.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { hostileHtml } from './mail-corpus.ts';

let acme: TestCompany;
let browser: Browser;
/** What a mail made somebody fetch from elsewhere. */
const fetched: string[] = [];
const elsewhere = createServer((request, answer) => {
  fetched.push(request.url ?? '');
  answer.setHeader('access-control-allow-origin', '*').end('x');
});

beforeAll(async () => {
  [acme, browser] = await Promise.all([testCompany(), launchBrowser()]);
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  const settings = { address: 'desk@acme.example', senderName: 'Acme', incoming: 'forward' as const };
  await acme.owner.call(createMailAccount, { name: 'Support', settings });
}, 120_000);
afterAll(async () => {
  await browser.close();
  elsewhere.close();
});

/** Takes the mails in and answers where each is shown as it was sent. */
async function pagesOf(mails: readonly string[]): Promise<string[]> {
  const way = createTransport({ host: '127.0.0.1', port: smtpPortOf(acme.app.app) ?? 0, ignoreTLS: true, pool: true });
  for (const [n, html] of mails.entries())
    await way.sendMail({ from: 'eve@evil.example', to: 'desk@acme.example', subject: `Mail ${n}`, html });
  way.close();
  const messages = await until(async () => {
    const { rows } = await acme.app.owner.query<{ id: string }>(
      'select id from channels.message where html is not null',
    );
    return rows.length === mails.length ? rows : undefined;
  }, 'the mails are understood');
  return messages.map(({ id }) => `${acme.app.url}/api/v1/messages/${wireId('msg', id)}/html`);
}

test('whatever the HTML of a mail tries, nothing runs and nothing is fetched until pictures are asked for', async () => {
  const away = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  const pages = await pagesOf([...hostileHtml(away), `<p>Hello</p><img src="${away}/picture">`]);
  const context = await browser.newContext();
  const [name = '', value = ''] = acme.owner.cookie().split(/=(.*)/s);
  await context.addCookies([{ name, value, url: acme.app.url }]);
  const page = await context.newPage();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  for (const url of pages) {
    const shown = await page.goto(url);
    expect(shown?.headers()['content-security-policy']).toContain('sandbox allow-popups');
    expect(page.url()).toBe(url);
  }
  expect(fetched).toEqual([]);
  acme.app.world.mayReach = (address) => address === '127.0.0.1';
  for (const url of pages) await page.goto(`${url}?images=true`);
  await until(() => fetched.includes('/picture'), 'the picture is fetched once it was asked for');
  expect(new Set(fetched)).toEqual(new Set(['/picture']));
  expect(dialogs).toEqual([]);
  await context.close();
});
