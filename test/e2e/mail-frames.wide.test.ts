import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { createTransport } from 'nodemailer';
import { afterAll, expect, test } from 'vitest';
import { smtpPortOf } from '#channels';
import { createMailAccount } from '#core/contract/channels.ts';
import { listConversations } from '#core/contract/desk.ts';
import { axe } from '#test/browser.ts';
import { until } from '#test/until.ts';
import { png } from '#test/mails/png.ts';
import { samples } from '#test/mails/samples.ts';
import { words, writeMail } from '#test/mails/write-mail.ts';
import { deskStage, log } from './desk-stage.ts';

const { company, consoleAt } = await deskStage();
const address = 'desk@shop.example';

/** A server of the outside that counts who asks for what. */
const asked: Array<{ url: string; cookie: string | undefined; referer: string | undefined }> = [];
const outside = createServer((request, response) => {
  asked.push({ url: request.url ?? '', cookie: request.headers.cookie, referer: request.headers.referer });
  response.writeHead(200, { 'content-type': 'image/png' }).end(png(64, 32, [40, 90, 200]));
}).listen(0, '127.0.0.1');
await once(outside, 'listening');
afterAll(() => {
  outside.closeAllConnections();
  outside.close();
});
const { port } = outside.address() as AddressInfo;

const hostile = [
  ['an empty mail', ''],
  [
    'scripts',
    '<script>top.location="https://e.example"</script><img src=x onerror="top.location=1"><svg onload=alert(1)>',
  ],
  [
    'a form over the page',
    `<form action="http://127.0.0.1:${port}/form"><input name=a style="position:fixed;inset:0"></form>`,
  ],
  [
    'a page that leads away',
    `<meta http-equiv=refresh content="0;url=http://127.0.0.1:${port}/away"><base href="http://127.0.0.1:${port}/">`,
  ],
  [
    'styles that load',
    `<style>@import url(http://127.0.0.1:${port}/css)</style><p style="background:url(http://127.0.0.1:${port}/bg)">x</p>`,
  ],
  ['words that never end', `<p>${'verylongword'.repeat(3_000)}</p>`],
  ['marks that turn words', '<p>\u202Eabc\u2066 \u0000 \uFEFF \uD83D</p>'],
] as const;

async function post(raw: Buffer): Promise<void> {
  const way = createTransport({ host: '127.0.0.1', port: smtpPortOf(company.app.app) ?? 0, ignoreTLS: true });
  await way.sendMail({ raw, envelope: { from: 'eve@evil.example', to: [address] } });
  way.close();
}

function watched(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  return errors;
}

async function conversations() {
  const { items } = await company.owner.call(listConversations, { view: 'open', limit: '100' });
  return items;
}

test('no mail crashes a page, leads it away, or loads anything from outside by itself', async () => {
  await company.owner.call(createMailAccount, {
    name: 'Desk',
    settings: { address, senderName: 'Shop', incoming: 'forward' },
  });
  for (const { raw } of samples()) await post(raw);
  for (const [subject, html] of hostile)
    await post(
      writeMail(['From: Eve <eve@evil.example>', `Subject: ${subject}`], words(html, 'text/html; charset=utf-8')),
    );
  await until(
    async () => (await conversations()).length >= samples().length + hostile.length,
    'all mails are there',
    60,
  );
  const page = await consoleAt('/inbox');
  const errors = watched(page);
  for (const { id, subject } of await conversations()) {
    await page.goto(new URL(`/inbox/${id}`, company.app.url).href);
    await log(page).locator('article').first().waitFor();
    const asSent = page.getByRole('button', { name: /^Show as sent/ });
    if ((await asSent.count()) > 0) {
      await asSent.first().click();
      await page.frameLocator('iframe').locator('body').waitFor({ state: 'attached' });
    }
    expect([subject, new URL(page.url()).pathname]).toEqual([subject, `/inbox/${id}`]);
  }
  expect(errors).toEqual([]);
  expect(asked).toEqual([]);
  await page.close();
});

test('pictures of the web come when they are asked for, without a word of who asked', async () => {
  const { world } = company.app;
  world.dns.set('pictures.example', { A: ['127.0.0.1'] });
  world.mayReach = (at) => at === '127.0.0.1';
  const html = `<p>Look</p><img alt="Lamp" src="http://pictures.example:${port}/lamp.png"><img src="http://pictures.example:${port}/spy.png" width=1 height=1>`;
  await post(writeMail(['From: News <news@shop.example.org>', 'Subject: Pictures'], words(html, 'text/html')));
  const { id } = await until(
    async () => (await conversations()).find(({ subject }) => subject === 'Pictures'),
    'the mail is there',
  );
  const page = await consoleAt(`/inbox/${id}`);
  const errors = watched(page);
  await page.getByRole('button', { name: /^Show as sent/ }).click();
  const lamp = page.frameLocator('iframe').getByAltText('Lamp');
  await lamp.waitFor({ state: 'attached' });
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Load picture' }).click();
  await until(
    async () => await lamp.evaluate((image) => (image as HTMLImageElement).naturalWidth === 64),
    'the picture is shown',
  );
  expect(asked).toEqual([{ url: '/lamp.png', cookie: undefined, referer: undefined }]);
  expect(errors).toEqual([]);
  await page.close();
});

test('the frame of a layout is as tall as the mail in it, and says where a picture could not be loaded', async () => {
  const long = `http://pictures.example:${port}/${'way'.repeat(400)}`;
  const html = `<p>See <a href="${long}">this</a>, <a href="${long}">that</a>:</p><p><img alt="Gone" src="http://gone.example/a.png"></p>`;
  await post(writeMail(['From: News <news@shop.example.org>', 'Subject: Short'], words(html, 'text/html')));
  const { id } = await until(
    async () => (await conversations()).find(({ subject }) => subject === 'Short'),
    'the mail is there',
  );
  const page = await consoleAt(`/inbox/${id}`);
  await page.getByRole('button', { name: /^Show as sent/ }).click();
  const frame = page.getByTitle('The mail as it was sent');
  const fits = () =>
    frame.evaluate((each: HTMLIFrameElement) => {
      const inside = each.contentDocument?.documentElement.getBoundingClientRect().height ?? 0;
      return inside > 60 && Math.abs(each.clientHeight - inside) <= 2;
    });
  await until(fits, 'the frame is as tall as the mail');
  await page.getByRole('button', { name: 'Load picture' }).click();
  const gone = page.frameLocator('iframe').getByAltText('Gone');
  await until(
    async () => await gone.evaluate((image) => (image as HTMLImageElement).naturalWidth === 220),
    'a picture stands there that says so',
  );
  expect(await until(fits, 'the frame fits still')).toBe(true);
  await page.close();
});

test('invitations, seals and pictures are told in words', async () => {
  const open = async (subject: string) => {
    const found = (await conversations()).find((each) => each.subject === subject);
    return await consoleAt(`/inbox/${found?.id}`);
  };
  const invited = await open('Invitation: visit of the fitter');
  await invited.getByRole('region', { name: 'Invitation: Visit of the fitter, second floor' }).waitFor();
  await invited.getByRole('button', { name: 'Show the description' }).click();
  await invited.getByText('The dog is friendly.').waitFor();
  expect(await axe(invited)).toEqual([]);
  await invited.close();
  const signed = await open('Contract, signed');
  await signed.getByText('Signed with S/MIME, not verified here').waitFor();
  expect(await axe(signed)).toEqual([]);
  await signed.close();
});

test('a picture that is cut off or empty is a file by its name', async () => {
  const part = (name: string, bytes: Buffer) => [
    ...['--b', `Content-Type: image/png; name=${name}`, 'Content-Disposition: attachment'],
    ...['Content-Transfer-Encoding: base64', '', bytes.toString('base64')],
  ];
  const whole = png(64, 32, [40, 90, 200]);
  const head = ['From: Ivy <ivy@customer.example>', 'Subject: Three pictures', 'MIME-Version: 1.0'];
  const pictures = [
    ...part('whole.png', whole),
    ...part('cut.png', whole.subarray(0, 20)),
    ...part('empty.png', Buffer.alloc(0)),
  ];
  const type = 'Content-Type: multipart/mixed; boundary=b';
  await post(Buffer.from([...head, type, '', '--b', '', 'See these.', ...pictures, '--b--', ''].join('\r\n')));
  const found = await until(
    async () => (await conversations()).find(({ subject }) => subject === 'Three pictures'),
    'the mail is there',
  );
  const page = await consoleAt(`/inbox/${found.id}`);
  await log(page)
    .getByRole('link', { name: /^cut\.png/ })
    .getByText('20 B')
    .waitFor();
  expect(await log(page).getByRole('img', { name: 'whole.png' }).count()).toBe(1);
  expect(
    await log(page)
      .getByRole('img', { name: /cut|empty/ })
      .count(),
  ).toBe(0);
  await log(page).getByText('empty.png came empty.').waitFor();
  await page.close();
});
