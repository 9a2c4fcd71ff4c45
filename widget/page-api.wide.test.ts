import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { showIdentitySecret } from '#core/contract/chat.ts';
import { readVisitor } from '#core/contract/visitor.ts';
import { until } from '#test/until.ts';
import { signIdentity } from '#test/visitor.ts';
import { widgetOn, widgetStage, type SitePage, type WidgetStage } from '#test/widget-stage.ts';

let stage: WidgetStage;
let secret: string;

beforeAll(async () => {
  stage = await widgetStage();
  ({ secret } = await stage.owner.call(showIdentitySecret, { id: stage.account, renew: false }));
}, 90_000);

async function visit(site: SitePage = {}, context?: Awaited<ReturnType<WidgetStage['visitor']>>) {
  const own = context ?? (await stage.visitor());
  const page = await own.newPage();
  const address = stage.site(site);
  await page.goto(address);
  return { context: own, page, address, widget: widgetOn(page) };
}

/** What the page's own script asks; a refusal comes back as its words. */
const ask = (page: Page, ...command: [string, ...unknown[]]) =>
  page.evaluate(async (given) => {
    try {
      return (await window.throughline?.(...(given as [string]))) ?? 'done';
    } catch (error) {
      return String(error);
    }
  }, command);

/** Everything the widget tells the page, in order. */
const follow = (page: Page) =>
  page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    for (const event of ['ready', 'opened', 'closed', 'message', 'unread'])
      void window.throughline?.('on', event, (detail: unknown) => heard.push([event, detail]));
  });
const heard = (page: Page) => page.evaluate('globalThis.heard') as Promise<Array<[string, unknown]>>;

test('a page opens, closes, hides and themes the chat, and hears what happens in it', async () => {
  const { context, page, widget } = await visit();
  await widget.launcher.waitFor();
  await follow(page);
  expect(await ask(page, 'toggle')).toBe('done');
  await widget.say('Do you hear me?');
  await widget.sees('Sent');
  await ask(page, 'close');
  await widget.panel.waitFor({ state: 'detached' });
  await stage.answer('Do you hear me?', 'Loud and clear.');
  await until(async () => (await heard(page)).length >= 5, 'the page hears of the answer');
  expect((await heard(page)).map(([event, detail]) => (typeof detail === 'object' ? event : [event, detail]))).toEqual([
    ['ready', undefined],
    ['opened', undefined],
    ['closed', undefined],
    'message',
    ['unread', 1],
  ]);
  expect((await heard(page))[3]?.[1]).toMatchObject({ from: 'agent', name: 'Ada', text: 'Loud and clear.' });
  await ask(page, 'hide');
  await widget.box.locator('.launcher').waitFor({ state: 'hidden' });
  const theme = () => widget.box.locator('.corner').getAttribute('data-theme');
  await ask(page, 'theme', 'dark');
  expect(await theme()).toBe('dark');
  await ask(page, 'theme', 'auto');
  expect(await theme()).toBe('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await until(async () => (await theme()) === 'dark', 'it goes with the device');
  expect(await ask(page, 'theme', 'pink')).toContain('light, dark, auto');
  expect(await ask(page, 'dance')).toContain("throughline('dance') is not known");
  await ask(page, 'language', 'ar');
  await ask(page, 'open');
  await widget.box.getByRole('textbox', { name: 'اكتب رسالة' }).waitFor();
  expect(await widget.box.locator('.corner').getAttribute('dir')).toBe('rtl');
  await context.close();
});

test('asked before the script is there, loaded twice, taken off and put on again: one chat, nothing lost', async () => {
  const { context, page, widget } = await visit();
  await widget.launcher.waitFor();
  await page.evaluate(async () => {
    const tag = document.querySelector<HTMLScriptElement>('script[data-key]')!;
    const again = Object.assign(document.createElement('script'), { src: tag.src });
    again.dataset['key'] = tag.dataset['key'];
    const loaded = new Promise((done) => again.addEventListener('load', done));
    document.body.append(again);
    await loaded;
  });
  await ask(page, 'open');
  await widget.say('Still one of you?');
  await widget.sees('Sent');
  await ask(page, 'shutdown');
  expect(await widget.box.count()).toBe(0);
  expect(await ask(page, 'open')).toContain("needs throughline('boot') first");
  await ask(page, 'boot');
  await widget.sees('Still one of you?');
  expect(await widget.box.count()).toBe(1);
  await context.close();

  const later = await visit({ attributes: 'data-boot="later"' });
  await later.page.waitForFunction('window.throughline?.here');
  const opened = ask(later.page, 'open');
  expect(await later.widget.box.count()).toBe(0);
  await ask(later.page, 'boot', { language: 'fr', hidden: true });
  await opened;
  await later.widget.box.getByRole('textbox', { name: 'Écrire un message' }).waitFor();
  await later.context.close();
});

test('attributes reach those who answer, with the first words or at once', async () => {
  const { context, page, widget } = await visit();
  await widget.launcher.waitFor();
  expect(await ask(page, 'attributes', { plan: 'Pro', seats: 4, 'bad<name>': 1 })).toContain('cannot be called');
  await ask(page, 'attributes', { plan: 'Pro', seats: 4 });
  await ask(page, 'open');
  await widget.say('About my plan');
  await widget.sees('Sent');
  const id = await stage.conversation('About my plan');
  const told = async () => (await stage.owner.call(readVisitor, { id })).visitor;
  expect(await told()).toEqual({ signedIn: false, language: 'en', attributes: { plan: 'Pro', seats: 4 } });
  await ask(page, 'attributes', { seats: null, trial: true });
  expect((await told())?.attributes).toEqual({ plan: 'Pro', trial: true });
  await context.close();
});

test('pages of a single-page site are counted as they change, also without the Navigation API', async () => {
  const context = await stage.visitor();
  await context.addInitScript(() => Reflect.deleteProperty(window, 'navigation'));
  const page = await context.newPage();
  let viewed = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/v1/page')) viewed++;
  });
  await page.goto(stage.site());
  const widget = widgetOn(page);
  await widget.button('Yes, remember me').click();
  await until(() => viewed === 1, 'the first page is told');
  await page.evaluate(() => history.pushState({}, '', '/lamps'));
  await until(() => viewed === 2, 'the new page is told');
  await page.evaluate(() => history.replaceState({}, '', '/lamps'));
  await page.goBack();
  await until(() => viewed > 2, 'the way back is told');
  expect(viewed).toBe(3);
  await context.close();
});

test('a signed-in person goes on elsewhere; on this device nobody else sees a word of it', async () => {
  const amina = signIdentity(secret, { sub: 'amina-9', name: 'Amina' });
  const laptop = await visit();
  await laptop.widget.button('Yes, remember me').click();
  expect(await ask(laptop.page, 'identify', { token: amina })).toBe('done');
  await laptop.widget.open();
  await laptop.widget.say('My order from the laptop');
  await laptop.widget.sees('Sent');
  await laptop.widget.field.fill('a half-written secret');

  const phone = await visit({ attributes: 'data-boot="later"' });
  await phone.page.waitForFunction('window.throughline?.here');
  await ask(phone.page, 'boot', { identity: amina });
  await phone.widget.open();
  await phone.widget.sees('My order from the laptop');

  const tab = await visit({}, laptop.context);
  await tab.widget.open();
  await tab.widget.sees('My order from the laptop');
  const juma = signIdentity(secret, { sub: 'juma-9', name: 'Juma' });
  expect(await ask(laptop.page, 'identify', { token: juma })).toBe('done');
  for (const { widget } of [laptop, tab]) {
    await widget.box.getByText('My order from the laptop').waitFor({ state: 'detached' });
  }
  expect(await laptop.widget.field.inputValue()).toBe('');
  await laptop.widget.say('Juma here');
  await stage.conversation('Juma here');
  const { rows } = await stage.app.owner.query(`select distinct user_id from channels.visitor
    join channels.message on message.thread = visitor.thread where text = 'Juma here'`);
  expect(rows).toEqual([{ user_id: 'juma-9' }]);

  expect(await ask(laptop.page, 'logout')).toBe('done');
  await laptop.widget.box.getByText('Juma here').waitFor({ state: 'detached' });
  const next = await visit({}, laptop.context);
  await next.widget.open();
  await next.widget.sees('Hello! How can we help you today?');
  expect(await next.widget.box.getByText('Juma here').count()).toBe(0);
  await phone.widget.sees('My order from the laptop');

  const expired = signIdentity(secret, { sub: 'amina-9', exp: 1 });
  expect(await ask(next.page, 'identify', { token: expired })).toContain('has expired');
  await next.widget.say('Nobody in particular');
  await next.widget.sees('Sent');
  await Promise.all([laptop.context.close(), phone.context.close()]);
});
