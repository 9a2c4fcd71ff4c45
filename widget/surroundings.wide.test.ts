import type { BrowserContextOptions } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { showIdentitySecret } from '#core/contract/chat.ts';
import { changeCalendar, createCalendar, removeCalendar } from '#core/contract/hours.ts';
import { readConversation, replyToConversation, resolveConversation } from '#core/contract/desk.ts';
import { readSurvey } from '#core/contract/listening.ts';
import { listSurveys, publishSurvey, saveSurvey } from '#core/contract/surveys.ts';
import { axe } from '#test/browser.ts';
import { until } from '#test/until.ts';
import { signIdentity } from '#test/visitor.ts';
import * as ar from './words/ar.ts';
import { widgetOn, widgetStage, type SitePage, type WidgetStage } from '#test/widget-stage.ts';

let stage: WidgetStage;

beforeAll(async () => {
  stage = await widgetStage();
}, 90_000);

async function visit(site: SitePage = {}, options: BrowserContextOptions = {}) {
  const context = await stage.visitor(options);
  const page = await context.newPage();
  await page.goto(stage.site(site));
  const widget = widgetOn(page);
  await widget.box.locator('.launcher').waitFor();
  return { context, page, widget };
}

test('everything by keyboard, and the screen reader finds names', async () => {
  const { context, page, widget } = await visit();
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await widget.box.getByText('May we remember you?').waitFor({ state: 'detached' });
  await widget.launcher.focus();
  await page.keyboard.press('Enter');
  await until(
    () => widget.field.evaluate((field) => (field.getRootNode() as ShadowRoot).activeElement === field),
    'the field has the focus',
  );
  await page.keyboard.type('By keyboard');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('only');
  await page.keyboard.press('Enter');
  await widget.sees('Sent');
  expect(await widget.bubbles.last().innerText()).toContain('By keyboard\nonly');
  expect(await axe(page)).toEqual([]);
  await widget.button('Privacy').click();
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await widget.panel.waitFor({ state: 'detached' });
  await until(
    () => widget.launcher.evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button),
    'the launcher has the focus again',
  );
  await context.close();
});

test('a page with hostile styles cannot reach in', async () => {
  const style = `* { display: none !important; color: red !important; font: 60px serif !important; position: static !important }
    html, body, main, h1 { display: block !important } button { opacity: 0 !important; background: lime !important }`;
  const { context, page, widget } = await visit({ style, policy: null });
  await widget.open();
  const look = await widget.button('Send').evaluate((button) => {
    const { opacity, backgroundColor } = getComputedStyle(button);
    return { opacity, backgroundColor, width: button.getBoundingClientRect().width };
  });
  expect(look).toEqual({ opacity: '1', backgroundColor: 'rgba(0, 0, 0, 0)', width: 36 });
  const panel = await widget.panel.boundingBox();
  const { width, height } = page.viewportSize()!;
  expect(panel!.x + panel!.width).toBe(width - 20);
  expect(panel!.y + panel!.height).toBeLessThan(height);
  await context.close();
});

test('Arabic runs from right to left, and its words are loaded only there', async () => {
  const english = await visit();
  const asked: string[] = [];
  const { context, page, widget } = await visit(
    { lang: 'ar' },
    { locale: 'ar-EG', viewport: { width: 360, height: 700 } },
  );
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.reload();
  await widget.box.locator('.launcher').click();
  await widget.sees('كيف يمكننا مساعدتك');
  expect(await widget.box.locator('.corner').getAttribute('dir')).toBe('rtl');
  const words = asked.filter((path) => path.endsWith('.json')).map((path) => path.replace(/-\w{12}\./, '.'));
  expect([...new Set(words)].toSorted()).toEqual(['/widget/ar-panel.json', '/widget/ar.json']);
  const send = await widget.button('إرسال').boundingBox();
  const attach = await widget.button('إرفاق ملف').boundingBox();
  expect(send!.x).toBeLessThan(attach!.x);
  expect(await axe(page)).toEqual([]);
  const panel = await widget.panel.boundingBox();
  expect([panel!.width, panel!.height]).toEqual([360, 700]);
  const resources = await english.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(resources.filter((name) => name.endsWith('.json'))).toEqual([]);
  await Promise.all([context.close(), english.context.close()]);
});

test('nobody is there: an address is asked for, once; somebody comes, and it shows', async () => {
  const { context, page, widget } = await visit();
  await widget.open();
  await widget.sees('Nobody is here right now.');
  await widget.say('Anybody home?');
  const email = widget.box.getByRole('textbox', { name: 'Where may we send the answer if you leave?' });
  await email.fill('not an address');
  await email.press('Enter');
  await widget.sees('it should look like name@example.com');
  expect(await axe(page)).toEqual([]);
  await email.fill('zawadi@customer.test');
  await email.press('Enter');
  await widget.sees('The answer also comes to z…@customer.test.');
  await widget.say('Thanks');
  await page.reload();
  await widget.sees('Thanks');
  await widget.sees('Answers also come to z…@customer.test');
  expect(await email.count()).toBe(0);
  const { rows } = await stage.app.owner.query<{ id: string }>('select id from people.workspace');
  const leave = stage.app.app.live.presence.enter({
    id: 'screen',
    workspace: rows[0]!.id,
    member: 'somebody',
    name: 'Ada',
  });
  await widget.sees('We are here now');
  leave();
  await widget.sees('Answers also come to');
  await context.close();
});

/** First answers of the box, all after two hours. */
async function answeredBefore(count: number): Promise<void> {
  await stage.app.owner.query(
    `with thread as (
      insert into channels.thread (workspace, account, channel, customer, started_at)
      select workspace, id, 'chat', uuidv7(), now() - interval '3 days' from channels.account, generate_series(1, $1::int)
      where kind = 'chat' returning workspace, id, customer, started_at)
    insert into desk.conversation
      (workspace, id, customer, channel, status, answered, contacts, first_in_at, first_answer_at, started_at, last_at)
    select workspace, id, customer, 'chat', 'resolved', true, 1, started_at, started_at + interval '2 hours', started_at, started_at
    from thread`,
    [count],
  );
}

test('closed: until when, in the visitor’s zone and language; open: how long answers take', async () => {
  await answeredBefore(24);
  const around = Array.from({ length: 7 }, () => [{ from: 0, until: 1440 }]);
  const end = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 3 * 3_600_000);
  const closures = [{ from: new Date(Date.now() - 60_000).toISOString(), until: end.toISOString(), reason: '' }];
  const calendar = { name: 'Hours', zone: 'Europe/Berlin', week: around, closures };
  const { id } = await stage.owner.call(createCalendar, calendar);
  const clock = new Intl.DateTimeFormat('de', { timeZone: 'Asia/Tokyo', hour: 'numeric', minute: '2-digit' });
  const german = await visit({ lang: 'de' }, { timezoneId: 'Asia/Tokyo', locale: 'de-DE' });
  await german.widget.box.locator('.launcher').click();
  await german.widget.sees('Geschlossen bis');
  expect(await german.widget.box.getByRole('status').first().innerText()).toContain(
    clock.format(end).replace(/^0/, ''),
  );
  expect(await axe(german.page)).toEqual([]);

  // Who is of a tier with hours of its own is told those, as soon as the site has said who it is.
  const ofGold = { ...calendar, name: 'Gold', tiers: ['gold'], closures: [] };
  const gold = await stage.owner.call(createCalendar, ofGold);
  const { secret } = await stage.owner.call(showIdentitySecret, { id: stage.account, renew: false });
  const sub = `gold-${crypto.randomUUID()}`;
  const token = signIdentity(secret, { sub });
  const identify = () => german.page.evaluate((given) => window.throughline?.('identify', { token: given }), token);
  await identify();
  await german.widget.sees('Geschlossen bis');
  const words = german.widget.box.getByRole('textbox', { name: 'Nachricht' });
  await words.fill('Ich bin Gold');
  await words.press('Enter');
  await german.widget.sees('Ich bin Gold');
  await until(async () => {
    const { rowCount } = await stage.app.owner.query(
      `update customers.customer set custom = '{"tier": "gold"}'
        where id in (select customer from channels.visitor where user_id = $1)`,
      [sub],
    );
    return rowCount === 1;
  }, 'the customer is of the tier');
  await identify();
  const told = german.widget.box.getByRole('status').first();
  await until(async () => !(await told.innerText()).includes('Geschlossen bis'), 'it is open for this visitor');
  await stage.owner.call(removeCalendar, { id: gold.id });

  await stage.owner.call(changeCalendar, { id, version: 1, closures: [] });
  const open = await visit();
  await open.widget.open();
  await open.widget.sees('Nine of ten first answers take no longer than 2 hours of our opening hours.');
  await stage.owner.call(removeCalendar, { id });
  // What was found without hours before, when nobody had answered, is told for ten minutes.
  stage.app.world.pass(601_000);
  const always = await visit();
  await always.widget.open();
  await always.widget.sees('Nine of ten first answers take no longer than 2 hours.');
  await Promise.all([german.context.close(), open.context.close(), always.context.close()]);
});

test('after the conversation: how was it, the score at once and the words after', async () => {
  const { context, page, widget } = await visit({}, { colorScheme: 'dark' });
  await widget.button('Yes, remember me').click();
  await widget.open();
  await widget.say('My bulb flickers');
  await stage.answer('My bulb flickers', 'A new one is on its way.');
  await widget.sees('A new one is on its way.');
  const id = await stage.conversation('My bulb flickers');
  const { version } = await stage.owner.call(readConversation, { id });
  await stage.owner.call(resolveConversation, { id, version });
  stage.app.world.pass(31 * 60_000);
  await widget.box.getByRole('radio', { name: 'Very satisfied' }).waitFor({ state: 'attached' });
  expect(await axe(page)).toEqual([]);
  await widget.box.getByRole('radio', { name: 'Satisfied', exact: true }).check({ force: true });
  await widget.sees('Thank you for your answer.');
  const answers = async () => (await stage.app.owner.query('select score, words from listening.answer')).rows;
  expect(await answers()).toMatchObject([{ score: 4, words: '' }]);
  await widget.box.getByRole('textbox', { name: 'Would you like to say why?' }).fill('Quick and kind');
  expect(await axe(page)).toEqual([]);
  await widget.box.locator('.feeling').getByRole('button', { name: 'Send' }).click();
  await widget.sees('Thank you, we read every word.');
  expect(await answers()).toMatchObject([{ score: 4, words: 'Quick and kind' }]);
  await page.reload();
  await widget.sees('Thank you, we read every word.');
  const less = widget.box.getByRole('link', { name: 'Ask me less often, or never' });
  expect(await less.getAttribute('href')).toMatch(/\/a\/[^/]+\/wish$/);
  await context.close();
});

test('after the conversation: from 0 to 10 right to left, by keys, and on to the page for the rest', async () => {
  await stage.owner.call(readSurvey, {});
  const { id, version, name, about } = (await stage.owner.call(listSurveys, {})).items.find(
    ({ key }) => key === 'csat',
  )!;
  const nps = { type: 'rating', name: 'nps', scale: 'nps', title: { en: 'Recommend?', ar: 'هل توصي بنا؟' } };
  const why = { type: 'comment', name: 'why', title: 'Why?' };
  const draft = {
    languages: ['en', 'ar'],
    pages: [
      { name: 'one', elements: [nps] },
      { name: 'two', elements: [why] },
    ],
  };
  const saved = await stage.owner.call(saveSurvey, { id, version, name, about, draft });
  await stage.owner.call(publishSurvey, { id, version: saved.version });
  const { context, page, widget } = await visit(
    { lang: 'ar' },
    { locale: 'ar', viewport: { width: 390, height: 800 } },
  );
  await widget.box.getByRole('button', { name: ar.first.consentYes }).click();
  await widget.box.locator('.launcher').click();
  await widget.box.getByRole('textbox').fill('My cable is short');
  await page.keyboard.press('Enter');
  const asked = await stage.conversation('My cable is short');
  await stage.owner.call(replyToConversation, { id: asked, text: 'A longer one comes.', resolve: true });
  const decided = async () =>
    (await stage.app.owner.query(`select 1 from listening.ask where state = 'scheduled'`)).rowCount === 1;
  await until(decided, 'whether to ask is decided');
  await page.route('**/widget/survey-*', (route) => route.abort());
  stage.app.world.pass(31 * 60_000);
  const steps = widget.box.getByRole('radio');
  await widget.box.getByRole('alert').getByText(ar.panel.partFailed).waitFor();
  expect(await widget.box.locator('.unasked').getByRole('link').first().getAttribute('href')).toMatch(/\/a\/[^/]+$/);
  await page.unroute('**/widget/survey-*');
  await widget.box.getByRole('button', { name: ar.first.retry }).click();
  await steps.first().waitFor({ state: 'attached' });
  expect(await steps.count()).toBe(11);
  expect(await axe(page)).toEqual([]);
  await steps.first().focus();
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowRight']) await page.keyboard.press(key);
  expect(await widget.box.locator('input:checked').count()).toBe(0);
  await page.keyboard.press('Space');
  await widget.sees(ar.panel.csatThanks);
  expect(await widget.box.locator('input:checked').getAttribute('value')).toBe('2');
  expect(await axe(page)).toEqual([]);
  expect(await widget.box.locator('.feeling textarea').count()).toBe(0);
  const goOn = widget.box.locator('.go-on');
  expect(await goOn.getAttribute('href')).toMatch(/\/a\/[^/]+$/);
  await context.close();
});

test('who sends Global Privacy Control is not asked and not tracked', async () => {
  const context = await stage.visitor();
  await context.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
  const page = await context.newPage();
  const tracked: string[] = [];
  page.on(
    'request',
    (request) => request.url().includes('/v1/') && !request.url().includes('/api/') && tracked.push(request.url()),
  );
  await page.goto(stage.site());
  const widget = widgetOn(page);
  await widget.open();
  await page.evaluate(() => window.throughline?.('track', 'Product Viewed', { sku: 'x' }));
  await widget.say('Not for the record');
  await widget.sees('Sent');
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  expect(tracked).toEqual([]);
  await context.close();
});

test('the page says who its visitor is, with a signature or not at all', async () => {
  const { secret } = await stage.owner.call(showIdentitySecret, { id: stage.account, renew: false });
  const { context, page, widget } = await visit();
  const identify = (token: string) =>
    page.evaluate(async (given) => {
      try {
        await window.throughline?.('identify', { token: given });
        return 'known';
      } catch (error) {
        return String(error);
      }
    }, token);
  expect(await identify(signIdentity('a guess', { sub: 'amina-1' }))).toContain('not signed with the secret');
  expect(await identify(signIdentity(secret, { sub: 'amina-1', name: 'Amina', email: 'amina@customer.test' }))).toBe(
    'known',
  );
  await page.evaluate(() => window.throughline?.('open'));
  await widget.say('It is me, Amina');
  await widget.sees('Sent');
  expect(await identify(signIdentity(secret, { sub: 'juma-2', name: 'Juma' }))).toBe('known');
  await widget.box.getByText('It is me, Amina').waitFor({ state: 'detached' });
  const { rows } = await stage.app.owner.query(
    `select identifier.value, identifier.strength from customers.identifier
     join channels.thread on thread.customer = identifier.customer
     join channels.message on message.thread = thread.id
     where text = 'It is me, Amina' and kind = 'user_id'`,
  );
  expect(rows).toEqual([{ value: 'amina-1', strength: 'proven' }]);
  await context.close();
});

test('the demo shop: nothing is tracked before consent, everything after it, under one visitor', async () => {
  const context = await stage.visitor();
  const page = await context.newPage();
  const broken: string[] = [];
  page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
  const tracked: string[] = [];
  page.on('request', (request) => request.url().includes('/v1/track') && tracked.push(request.url()));
  await page.goto(`${stage.app.url}/demo/shop`);
  const widget = widgetOn(page);
  await widget.launcher.waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('link', { name: /Asubuhi/ }).click();
  await page.getByRole('heading', { name: 'Asubuhi' }).waitFor();
  await widget.launcher.waitFor();
  expect(tracked).toEqual([]);
  await widget.button('Yes, remember me').click();
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.getByText('Asubuhi is in your cart.').waitFor();
  await page.getByRole('link', { name: /Cart/ }).click();
  await page.getByRole('link', { name: 'Checkout' }).click();
  await page.getByRole('button', { name: 'Order now' }).click();
  await page.getByText('Please fill in your name').waitFor();
  await page.getByLabel('Your name').fill('Mia');
  await page.getByLabel('E-mail').fill('mia@customer.test');
  await page.getByLabel('Address').fill('Lamp Street 1');
  await page.getByRole('button', { name: 'Order now' }).click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  const wanted = [
    'cart.changed',
    'checkout.started',
    'consent.given',
    'order.completed',
    'page.viewed',
    'product.viewed',
  ];
  const kinds = async () =>
    (
      await stage.app.owner.query<{
        kind: string;
        n: number;
      }>(`select kind, count(distinct customer)::int as n from touchpoints.interaction
      where channel = 'web' group by kind order by kind`)
    ).rows;
  await until(async () => (await kinds()).length === wanted.length, 'the events are on the spine');
  expect((await kinds()).map(({ kind }) => kind)).toEqual(wanted);
  expect(broken).toEqual([]);
  await page.getByRole('button', { name: 'Help', exact: true }).click();
  await widget.panel.waitFor();
  await context.close();
});
