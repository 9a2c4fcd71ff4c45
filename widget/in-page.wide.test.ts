import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { PageForm, PageTab } from '#core/channels/page-survey/page-form.ts';
import type { PageRules } from '#core/channels/page-survey/page-rules.ts';
import { listAsks } from '#core/contract/listening.ts';
import { savePageSurvey } from '#core/contract/page-surveys.ts';
import { createSurvey, listResponses, publishSurvey } from '#core/contract/surveys.ts';
import { axe } from '#test/browser.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { widgetOn, widgetStage, type SitePage, type WidgetStage } from '#test/widget-stage.ts';

let stage: WidgetStage;
beforeAll(async () => {
  stage = await widgetStage();
}, 90_000);

const anywhere: PageRules = {
  addresses: [],
  seconds: 0,
  scroll: 0,
  leaving: false,
  event: null,
  visitors: 'all',
  signedIn: 'all',
  languages: [],
  devices: 'all',
};
const draft = {
  languages: ['en', 'ar'],
  pages: [
    {
      name: 'one',
      elements: [
        {
          type: 'rating',
          name: 'easy',
          scale: 'ces7',
          title: { en: 'Was paying easy?', ar: 'هل كان الدفع سهلاً؟' },
          isRequired: true,
        },
      ],
    },
    { name: 'two', elements: [{ type: 'comment', name: 'why', title: { en: 'What else?', ar: 'ماذا أيضاً؟' } }] },
  ],
};

/** One survey at a time asks in pages; a visitor is asked once, so each test brings its own. */
async function asking(rules: Partial<PageRules>, shown: { form?: PageForm; tab?: PageTab } = {}) {
  const { owner } = stage;
  const { id, version } = await owner.call(createSurvey, { name: fresh('Paying'), about: 'touchpoint', draft });
  await owner.call(publishSurvey, { id, version });
  const given = { id, active: true, rules: { ...anywhere, ...rules }, share: 1, touchpoint: 'checkout', ...shown };
  await owner.call(savePageSurvey, { ...given, version: 0 });
  // Failed tries stop it, too: it would be asked in place of the next one's.
  onTestFinished(async () => void (await owner.call(savePageSurvey, { ...given, active: false, version: 1 })));
  return { id };
}
async function visit(site: SitePage = {}, options = {}) {
  const context = await stage.visitor(options);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(stage.site(site));
  return {
    context,
    page,
    errors,
    widget: widgetOn(page),
    card: page.locator('throughline-survey').getByRole('region'),
  };
}
const agree = async ({ widget }: Awaited<ReturnType<typeof visit>>) => widget.button('Yes, remember me').click();

test('when its moment comes the question stands beside the page, by keys too, and the answer is in the ledger', async () => {
  const { id } = await asking({ event: 'paid' });
  const at = await visit({ body: '<button id="pay">Pay</button>' });
  const { page, card } = at;
  await agree(at);
  await page.evaluate(() => {
    const pay = document.querySelector('#pay');
    pay?.addEventListener('click', () => void window.throughline?.('survey', 'paid'));
  });
  await page.locator('#pay').focus();
  await page.keyboard.press('Enter');
  await card.getByText('Was paying easy?').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('pay');
  expect(await axe(page)).toEqual([]);
  await card.getByRole('radio', { name: '7: Strongly agree' }).check({ force: true });
  await card.getByRole('button', { name: 'Next' }).click();
  await card.getByRole('textbox', { name: 'What else?' }).fill('nothing');
  await card.getByRole('button', { name: 'Send' }).click();
  await card.getByText('Thank you.').waitFor();
  await card.getByRole('button', { name: 'Close the question' }).click();
  const { items } = await stage.owner.call(listResponses, { survey: id });
  expect(items).toMatchObject([{ source: 'asked', state: 'complete', values: { easy: 7, why: 'nothing' } }]);
  expect(at.errors).toEqual([]);
});

test('closed by Escape it is gone for good, and stands in the ledger as shown; right to left it reads from the right', async () => {
  const { id } = await asking({ scroll: 50 });
  const at = await visit(
    { lang: 'ar', body: '<div style="height:4000px">…</div>' },
    { viewport: { width: 390, height: 800 } },
  );
  const { page, card } = at;
  await page.locator('throughline-chat').getByRole('button', { name: 'نعم، تذكّروني' }).click();
  expect(await card.count()).toBe(0);
  await page.mouse.wheel(0, 3000);
  await card.getByText('هل كان الدفع سهلاً؟').waitFor();
  expect(await card.getAttribute('dir')).toBe('rtl');
  expect(await axe(page)).toEqual([]);
  await card.getByRole('button', { name: 'إغلاق السؤال' }).press('Escape');
  await until(async () => (await card.count()) === 0, 'the card to go');
  const [ask] = (await stage.owner.call(listAsks, { limit: '5' })).items;
  await until(
    async () => (await stage.owner.call(listAsks, { limit: '5' })).items[0]?.state === 'expired',
    'it was closed',
  );
  expect(ask).toMatchObject({ channel: 'web', touchpoint: 'checkout' });
  await page.reload();
  await page.mouse.wheel(0, 3000);
  await page.locator('throughline-chat').getByRole('button').first().waitFor();
  expect(await card.count()).toBe(0);
  expect((await stage.owner.call(listResponses, { survey: id })).items).toEqual([]);
});

test('on other pages, for others and before consent nothing is asked', async () => {
  const others: Partial<PageRules>[] = [
    { addresses: [{ how: 'contains', text: '/nowhere' }] },
    { visitors: 'returning' },
    { devices: 'narrow' },
    { signedIn: 'yes' },
    { languages: ['fr'] },
  ];
  for (const rules of others) await asking(rules);
  const mine = await asking({ seconds: 2 });
  const at = await visit();
  const asked: string[] = [];
  at.page.on('request', (request) => {
    if (request.url().endsWith('/chat/ask')) asked.push((request.postDataJSON() as { survey: string }).survey);
  });
  await at.page.goto(at.page.url());
  await at.widget.button('Yes, remember me').waitFor();
  await until(() => at.page.evaluate(() => performance.now() > 3000), 'its moment to pass before anybody agreed');
  expect(asked).toEqual([]);
  await agree(at);
  await at.card.getByText('Was paying easy?').waitFor();
  expect(asked).toEqual([mine.id]);
});

test('a tab at the edge is there for whoever wants to say something, by keys, beside what the page has there, and asks nobody', async () => {
  const words = { ar: 'قل لنا' };
  const { id } = await asking({}, { form: 'tab', tab: { place: 'right', words } });
  const asks = async () => (await stage.owner.call(listAsks, { limit: '200' })).items.length;
  const before = await asks();
  const own = `<button id="own" style="position:fixed;right:0;top:45%;height:10%">Basket</button>`;
  const at = await visit(
    { lang: 'ar', body: own, policy: null },
    { viewport: { width: 390, height: 800 }, reducedMotion: 'reduce' },
  );
  const { page, card } = at;
  const tab = page.locator('throughline-tab').getByRole('button', { name: 'قل لنا' });
  await tab.waitFor();
  const [mine, theirs] = [(await tab.boundingBox())!, (await page.locator('#own').boundingBox())!];
  expect(mine.y >= theirs.y + theirs.height || mine.y + mine.height <= theirs.y).toBe(true);
  expect(await axe(page)).toEqual([]);
  const panel = page.locator('throughline-survey').getByRole('dialog', { name: 'رأيك' });
  await tab.press('Enter');
  await panel.getByText('هل كان الدفع سهلاً؟').waitFor();
  expect(await tab.getAttribute('aria-expanded')).toBe('true');
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('throughline-tab');
  await page.keyboard.press('Enter');
  await panel.getByRole('radio', { name: '2', exact: true }).check({ force: true });
  await panel.locator('.send').click();
  await panel.getByRole('textbox').fill('واضح');
  // Closed and opened again it goes on where it was.
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await panel.getByRole('textbox').waitFor();
  expect(await panel.getByRole('textbox').inputValue()).toBe('واضح');
  await panel.locator('.send').click();
  await until(async () => {
    const { items } = await stage.owner.call(listResponses, { survey: id });
    return items[0]?.state === 'complete';
  }, 'the answer');
  const { items } = await stage.owner.call(listResponses, { survey: id });
  expect(items).toMatchObject([
    { source: 'volunteered', way: 'tab', customer: null, values: { easy: 2, why: 'واضح' } },
  ]);
  expect(await asks()).toBe(before);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  expect([await card.count(), at.errors]).toEqual([0, []]);
});

test('a bar stands at the foot above the bar of the page, and its end can still be reached', async () => {
  const { id } = await asking({}, { form: 'bar' });
  const foot = '<nav style="position:fixed;bottom:0;left:0;right:0;height:60px"><a href="#">Basket</a></nav>';
  const at = await visit(
    { body: `<div style="height:1500px">…</div><a href="#" id="end">Imprint</a>${foot}`, policy: null },
    { reducedMotion: 'reduce' },
  );
  const { page, card } = at;
  await agree(at);
  await card.getByText('Was paying easy?').waitFor();
  const box = (await card.boundingBox())!;
  expect([box.x, box.width, Math.round(box.y + box.height)]).toEqual([0, 1280, 660]);
  expect(await axe(page)).toEqual([]);
  await page.mouse.wheel(0, 5000);
  await until(
    async () => ((await page.locator('#end').boundingBox())?.y ?? 9999) < box.y,
    'the end of the page in sight',
  );
  // What is given and closed at once was given.
  await card.getByRole('radio', { name: '7: Strongly agree' }).check({ force: true });
  await card.getByRole('button', { name: 'Close the question' }).click();
  await card.waitFor({ state: 'detached' });
  await until(async () => {
    const { items } = await stage.owner.call(listAsks, { survey: id });
    return items[0]?.state === 'partial';
  }, 'it was closed');
  expect((await stage.owner.call(listResponses, { survey: id })).items).toMatchObject([{ values: { easy: 7 } }]);
  expect(at.errors).toEqual([]);
});

test('inline it stands in the place that the page marks, once that is in sight; the rules of the page do not reach in', async () => {
  const { id } = await asking({}, { form: 'inline' });
  const mark = `<div class="place" data-throughline-survey="${id}"></div>`;
  const body = `<div style="height:3000px">…</div><div data-throughline-survey="srv_1"></div>${mark}<a href="#" id="end">Imprint</a>`;
  const style =
    'throughline-survey{position:fixed!important;display:none!important}.card,label{display:none!important}';
  const at = await visit(
    { lang: 'ar', body, style, policy: null },
    { viewport: { width: 390, height: 800 }, reducedMotion: 'reduce' },
  );
  const { page, card } = at;
  const asked: string[] = [];
  page.on('request', (request) => request.url().endsWith('/chat/ask') && asked.push(request.url()));
  await page.locator('throughline-chat').getByRole('button', { name: 'نعم، تذكّروني' }).click();
  await until(() => page.evaluate(() => performance.now() > 3000), 'its moment to pass out of sight');
  expect(asked).toEqual([]);
  await page.mouse.wheel(0, 5000);
  const question = page.locator('.place').getByText('هل كان الدفع سهلاً؟');
  await question.waitFor();
  // A page that draws itself anew brings it again.
  await page.evaluate(() => {
    const place = document.querySelector('.place');
    place?.replaceWith(place.cloneNode());
  });
  await question.waitFor();
  expect([await card.count(), await card.getAttribute('dir')]).toEqual([1, 'rtl']);
  const [box, end] = [(await card.boundingBox())!, (await page.locator('#end').boundingBox())!];
  expect(end.y).toBeGreaterThanOrEqual(box.y + box.height);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  expect(await axe(page)).toEqual([]);
  await card.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await card.locator('.send').press('Enter');
  await card.getByRole('textbox').fill('واضح');
  await card.locator('.send').press('Enter');
  await until(async () => {
    const { items } = await stage.owner.call(listResponses, { survey: id });
    return items[0]?.state === 'complete';
  }, 'the answer');
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  const { items } = await stage.owner.call(listAsks, { survey: id });
  expect(items).toMatchObject([{ channel: 'web', state: 'answered' }]);
  expect(at.errors).toEqual([]);
});
