import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { wireId } from '#core/contract/codecs.ts';
import { markConversationRead, typeInConversation } from '#core/contract/desk.ts';
import { until } from '#test/until.ts';
import { widgetOn, widgetStage, type WidgetStage } from '#test/widget-stage.ts';

let stage: WidgetStage;

beforeAll(async () => {
  stage = await widgetStage();
}, 90_000);

async function visit(
  page: SiteVisit = {},
): Promise<{ context: BrowserContext; page: Page; widget: ReturnType<typeof widgetOn> }> {
  const context = page.context ?? (await stage.visitor());
  const opened = await context.newPage();
  await opened.goto(page.address ?? stage.site());
  const widget = widgetOn(opened);
  await widget.launcher.waitFor();
  return { context, page: opened, widget };
}
interface SiteVisit {
  context?: BrowserContext;
  address?: string;
}

const kept = (page: Page) => page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]);
const texts = async (widget: ReturnType<typeof widgetOn>) =>
  (await widget.bubbles.allInnerTexts()).map((text) => text.replace(/^(You|Ada): ?\n?/, '').trim());
const arrived = async (like: string) =>
  (
    await stage.app.owner.query<{ text: string }>(
      'select text from channels.message where text like $1 order by at, id',
      [like],
    )
  ).rows.map(({ text }) => text);

test('on a page with the strictest policy: ask, be answered, see that it was read', async () => {
  const { context, page, widget } = await visit();
  const broken: string[] = [];
  page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
  page.on('pageerror', (error) => broken.push(String(error)));
  expect(await kept(page)).toEqual([[], []]);
  await widget.button('No, thank you').click();
  await widget.open();
  await widget.sees('Hello! How can we help you today?');
  await widget.say('Is the Asubuhi lamp in stock?');
  await widget.sees('Sent');
  const id = await stage.conversation('Is the Asubuhi lamp in stock?');
  await stage.owner.call(typeInConversation, { id, typing: true });
  await widget.box.getByText('Ada is writing').waitFor({ state: 'attached' });
  await stage.answer('Is the Asubuhi lamp in stock?', 'Yes, see https://shop.example/asubuhi.');
  await widget.sees('Yes, see');
  await widget.box.getByText('Ada is writing').waitFor({ state: 'detached' });
  expect(await widget.log.getByRole('link').getAttribute('href')).toBe('https://shop.example/asubuhi');
  await until(async () => {
    const { rows } = await stage.app.owner.query(
      `select 1 from channels.read_mark mark join channels.message on message.id = mark.message where reader = 'customer' and text like 'Yes, see%'`,
    );
    return rows.length === 1;
  }, 'the answer is marked as read');
  await widget.say('Great');
  await widget.sees('Sent');
  const last = await until(async () => {
    const { rows } = await stage.app.owner.query<{ id: string }>(
      `select id from channels.message where text = 'Great'`,
    );
    return rows[0]?.id;
  }, 'the last words arrive');
  await stage.owner.call(markConversationRead, { id, message: wireId('msg', last) });
  await widget.box.locator('.fate').getByText('Read').waitFor();
  expect(await context.cookies()).toEqual([]);
  expect((await kept(page))[0]).toEqual([]);
  expect(broken).toEqual([]);
  await context.close();
});

test('the visitor’s typing is seen at the desk', async () => {
  const { context, widget } = await visit();
  await widget.open();
  await widget.say('Hold on');
  const conversation = await stage.conversation('Hold on');
  const heard: unknown[] = [];
  const { rows } = await stage.app.owner.query<{ workspace: string }>('select workspace from channels.thread limit 1');
  const stop = stage.app.app.live.subscribe(rows[0]!.workspace, ({ name, data, subject }) => {
    if (name === 'thread.typing' && conversation.endsWith(subject.replaceAll('-', ''))) heard.push(data);
  });
  await widget.field.pressSequentially('I am loo');
  await until(() => heard.length === 1, 'the desk hears of the typing');
  await widget.field.press('Enter');
  await until(() => heard.length === 2, 'the desk hears of its end');
  expect(heard).toMatchObject([
    { who: 'customer', typing: true },
    { who: 'customer', typing: false },
  ]);
  stop();
  await context.close();
});

test('remembered with consent: on the next page, and tomorrow in a new tab; without it only in this visit', async () => {
  const { context, page, widget } = await visit();
  await widget.button('Yes, remember me').click();
  await widget.open();
  await widget.say('Do you ship to Kisumu?');
  await widget.sees('Sent');
  await page.goto(stage.site());
  await widget.panel.waitFor();
  await widget.sees('Do you ship to Kisumu?');
  const state = await context.storageState();
  await context.close();

  const tomorrow = await stage.browser.newContext({ locale: 'en-GB', storageState: state });
  const again = await visit({ context: tomorrow });
  await stage.answer('Do you ship to Kisumu?', 'Every Thursday.');
  await again.widget.button(/1 new/).waitFor();
  await again.widget.open();
  await again.widget.sees('Every Thursday.');
  await again.widget.button('Privacy').click();
  await again.widget.button('Do not remember me any more').click();
  expect((await kept(again.page))[0]).toEqual([]);
  const other = await visit({ context: tomorrow });
  await other.widget.open();
  await other.widget.sees('Hello! How can we help you today?');
  expect(await texts(other.widget)).toEqual(['Hello! How can we help you today?']);
  await tomorrow.close();
});

test('answers that get lost and lines that are cut lose nothing and double nothing', async () => {
  const { context, page, widget } = await visit();
  let lost = 0;
  await page.route('**/api/v1/chat/messages', async (route) => {
    if (route.request().method() !== 'POST' || lost++ >= 2) return await route.continue();
    await route.fetch(); // the server takes it, the page never hears of it
    return await route.abort('connectionreset');
  });
  await widget.open();
  await widget.say('cut one');
  await widget.say('cut two');
  await until(async () => (await arrived('cut %')).length === 2, 'both arrive');
  await context.setOffline(true);
  await widget.sees('No connection.');
  await widget.say('cut three');
  await widget.sees('Waits for the connection');
  await stage.answer('cut one', 'while you were away');
  await context.setOffline(false);
  await widget.sees('while you were away');
  await until(async () => (await arrived('cut %')).length === 3, 'the third arrives');
  await widget.box.locator('.pending').waitFor({ state: 'detached' });
  expect(await arrived('cut %')).toEqual(['cut one', 'cut two', 'cut three']);
  expect((await texts(widget)).filter((text) => /cut|away/.test(text)).toSorted()).toEqual([
    'cut one',
    'cut three',
    'cut two',
    'while you were away',
  ]);
  await context.close();
});

test('a message that waits survives the change of the page', async () => {
  const { context, page, widget } = await visit();
  await widget.open();
  await page.route('**/api/v1/chat/messages', (route) => route.abort());
  await widget.say('sent from the page before');
  await widget.box.locator('.pending').waitFor();
  await page.unroute('**/api/v1/chat/messages');
  await page.goto(stage.site());
  await until(async () => (await arrived('sent from the page before')).length === 1, 'it arrives');
  await widget.box.locator('.pending').waitFor({ state: 'detached' });
  expect(await texts(widget)).toContain('sent from the page before');
  await context.close();
});

test('two tabs are one visitor and show the same', async () => {
  const one = await visit();
  await one.widget.button('Yes, remember me').click();
  const two = await visit({ context: one.context });
  await Promise.all([one.widget.open(), two.widget.open()]);
  await Promise.all([one.widget.say('from the first tab'), two.widget.say('from the second tab')]);
  for (const { widget } of [one, two]) {
    await widget.sees('from the first tab');
    await widget.sees('from the second tab');
  }
  const { rows } = await stage.app.owner.query(
    `select distinct thread from channels.message where text like 'from the % tab'`,
  );
  expect(rows).toHaveLength(1);
  await one.widget.button('Privacy').click();
  await one.widget.button('Delete the conversation from this device').click();
  await one.widget.sees('Deleted from this device.');
  await two.widget.box.getByText('from the second tab').waitFor({ state: 'detached' });
  await one.context.close();
});

test('files: how many bytes have gone out is shown while a file is on its way', async () => {
  const { context, page, widget } = await visit();
  await widget.open();
  const network = await context.newCDPSession(page);
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 1_000_000 };
  await network.send('Network.emulateNetworkConditions', slow);
  await widget.box.evaluate((box) => {
    const seen: number[] = [];
    Object.assign(globalThis, { seen });
    const look = () => seen.push(box.shadowRoot?.querySelector('progress')?.value ?? -1);
    new MutationObserver(look).observe(box.shadowRoot!, { subtree: true, childList: true, attributes: true });
  });
  const buffer = Buffer.alloc(1_000_000, 1);
  const file = { name: 'holiday.bin', mimeType: 'application/octet-stream', buffer };
  await widget.box.locator('input[type=file]').setInputFiles(file);
  await widget.box.locator('.chips [data-busy=false]').waitFor();
  const seen = (await page.evaluate('globalThis.seen')) as number[];
  expect(seen.some((sent) => sent > 0 && sent < buffer.length)).toBe(true);
  expect(await widget.box.locator('progress').count()).toBe(0);
  await context.close();
});

test('files: a picture is shown, what is too large or empty is said in plain words', async () => {
  const { context, page, widget } = await visit();
  await widget.open();
  const picker = widget.box.locator('input[type=file]');
  await picker.evaluate((input: HTMLInputElement) => {
    const picked = new DataTransfer();
    picked.items.add(new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'huge.zip'));
    input.files = picked.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await widget.sees('huge.zip is larger than 10 MB. Please send a smaller file.');
  await picker.setInputFiles({ name: 'nothing.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) });
  await widget.sees('nothing.txt is empty.');
  await picker.setInputFiles([
    {
      name: 'lamp.png',
      mimeType: 'image/png',
      buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 200 } }),
    },
    { name: 'invoice.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 an invoice') },
  ]);
  await widget.say('It arrived like this');
  await widget.box.locator('.picture[data-shown=drawn]').waitFor();
  const link = widget.box.getByRole('link', { name: 'Download invoice.pdf' });
  const file = await fetch((await link.getAttribute('href')) ?? '');
  expect(await file.text()).toBe('%PDF-1.4 an invoice');
  const { rows } = await stage.app.owner.query(
    `select name from channels.message_file file join channels.message on message.id = file.message where text = 'It arrived like this' order by position`,
  );
  expect(rows.map(({ name }) => name)).toEqual(['lamp.png', 'invoice.pdf']);
  await context.close();
});
