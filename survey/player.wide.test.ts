import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, launchBrowser } from '#test/browser.ts';
import { surveyStage } from '#test/survey-stage.ts';
import { until } from '#test/until.ts';
import { buildSurvey } from './build.ts';

let browser: Browser;
let dist: string;

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'throughline-survey-'));
  await buildSurvey(dist);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await rm(dist, { recursive: true, force: true });
});

const nps = { type: 'rating', name: 'nps', scale: 'nps', title: 'How likely?', isRequired: true };
const definition = {
  title: 'Acme',
  showProgressBar: true,
  pages: [
    { name: 'first', elements: [nps] },
    {
      name: 'why',
      visibleIf: '{nps} <= 6',
      elements: [{ type: 'comment', name: 'why', title: 'You said {nps}. Why?' }],
    },
    { name: 'last', elements: [{ type: 'text', name: 'mail', title: 'Your e-mail', inputType: 'email' }] },
  ],
  completed: {
    title: 'Thanks',
    text: 'That was **all**.',
    actions: [{ type: 'link', text: 'Shop', url: 'https://acme.test/' }],
  },
};

test('a page at a time: what was answered goes with every page, and the answers lead the way', async () => {
  const { page, posted, errors } = await surveyStage({ browser, dist }, { definition });
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('alert').getByText('How likely?: Please choose.').waitFor();
  await page.getByRole('radio', { name: '3', exact: true }).check({ force: true });
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('textbox', { name: 'You said 3. Why?' }).fill('slow');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('textbox', { name: 'Your e-mail' }).fill('nobody');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('alert').getByText('This is not a complete e-mail address').waitFor();
  await page.getByRole('textbox', { name: 'Your e-mail' }).fill('a@acme.test');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('That was all.').waitFor();
  expect(await page.getByRole('link', { name: 'Shop' }).getAttribute('href')).toBe('https://acme.test/');
  expect(Object.assign({}, ...posted.map(({ values }) => values))).toEqual({
    nps: 3,
    why: 'slow',
    mail: 'a@acme.test',
  });
  expect(posted.map(({ done }) => done).lastIndexOf(false)).toBe(posted.length - 2);
  expect(posted.at(-1)).toMatchObject({ done: true, key: '00000000-0000-4000-8000-000000000001' });
  expect(errors).toEqual([]);
});

test('somebody who comes back stands where they left, and a step back keeps everything', async () => {
  const values = { nps: 4, why: 'slow' };
  const { page, posted } = await surveyStage({ browser, dist }, { definition, values, page: 'why' });
  const why = page.getByRole('textbox', { name: 'You said 4. Why?' });
  expect(await why.inputValue()).toBe('slow');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('radio', { name: '9', exact: true }).check({ force: true });
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('textbox', { name: 'Your e-mail' }).waitFor();
  await until(() => posted.length > 0, 'the step to arrive');
  expect(posted[0]).toMatchObject({ values: { nps: 9 }, page: 'last', done: false });
  const over = await surveyStage({ browser, dist }, { definition, values, done: true });
  await over.page.getByText('That was all.').waitFor();
});

test('loaded anew it goes on where it was with the same response, and begins anew once that is done', async () => {
  const { page, posted } = await surveyStage({ browser, dist }, { definition, begunHere: true });
  const kept = () => page.evaluate(() => JSON.stringify(sessionStorage));
  const score = page.getByRole('radio', { name: '3', exact: true });
  await score.check({ force: true });
  await page.getByRole('button', { name: 'Next' }).click();
  const why = page.getByRole('textbox', { name: 'You said 3. Why?' });
  await why.fill('slow');
  await until(async () => (await kept()).includes('slow'), 'it to be kept');
  await page.reload();
  await why.waitFor();
  expect(await why.inputValue()).toBe('slow');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('That was all.').waitFor();
  await until(() => posted.at(-1)?.done, 'the end to arrive');
  expect(new Set(posted.map(({ key }) => key)).size).toBe(1);
  await until(async () => (await kept()) === '{}', 'it to be forgotten');
  await page.reload();
  await score.waitFor();
  expect(await score.isChecked()).toBe(false);
});

test('without a connection nothing is lost: it goes once there is one, also after the page was loaded anew', async () => {
  const stage = await surveyStage({ browser, dist }, { definition });
  const { page, posted } = stage;
  stage.answerWith(0);
  await page.getByRole('radio', { name: '10: Extremely likely' }).check({ force: true });
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('No connection. Your answers are kept here').waitFor();
  expect(posted).toEqual([]);
  // A proxy that does not find our server for a while decides nothing.
  for (const status of [404, 403, 410]) {
    stage.answerFromElsewhere(status);
    const tried = page.waitForResponse((response) => response.url().endsWith('/answers'));
    await page.reload();
    await tried;
  }
  stage.answerWith(200);
  await page.reload();
  await until(() => posted.length > 0, 'what was kept to arrive');
  expect(posted[0]).toMatchObject({ values: { nps: 10 }, done: true });
});

test('two windows of one browser without a connection: what either keeps goes once there is one', async () => {
  const stage = await surveyStage({ browser, dist }, { definition });
  const { page, posted } = stage;
  stage.answerWith(0);
  const other = await stage.another('00000000-0000-4000-8000-000000000002');
  for (const [window, score] of [
    [other, '3'],
    [page, '4'],
  ] as const) {
    const tried = window.waitForEvent('requestfailed');
    await window.getByRole('radio', { name: score, exact: true }).check({ force: true });
    await tried;
  }
  await other.close();
  stage.answerWith(200);
  await page.reload();
  await until(() => posted.length === 2, 'what both kept to arrive');
  expect(posted.map(({ values }) => values['nps']).toSorted((a, b) => Number(a) - Number(b))).toEqual([3, 4]);
});

test('what the server finds wrong is shown where it was asked, and a closed survey says so', async () => {
  const stage = await surveyStage({ browser, dist }, { definition, values: { nps: 10 }, page: 'last' });
  stage.answerWith(200, { done: false, faults: [{ question: 'nps', code: 'notChoice' }] });
  await stage.page.getByRole('button', { name: 'Send' }).click();
  await stage.page.getByRole('alert').getByText('How likely?: Please choose one of those offered.').waitFor();
  stage.answerWith(410);
  await stage.page.getByRole('button', { name: 'Next' }).click();
  await stage.page.getByRole('button', { name: 'Send' }).click();
  await stage.page.getByText('These questions are closed by now.').waitFor();
  expect(stage.errors).toEqual([]);
});

const rows = ['Speed', 'Service'];
const everything = {
  pages: [
    {
      name: 'all',
      elements: [
        ...['csat5', 'ces5', 'ces7', 'stars5', 'faces3', 'faces5', 'thumbs', 'solved', 'expectation'].map((scale) => ({
          type: 'rating',
          name: scale,
          scale,
          title: `On ${scale}`,
        })),
        { type: 'radiogroup', name: 'one', choices: rows, showOtherItem: true },
        { type: 'checkbox', name: 'some', choices: rows, showNoneItem: true },
        { type: 'dropdown', name: 'list', choices: rows },
        { type: 'boolean', name: 'yes' },
        { type: 'matrix', name: 'matrix', rows, columns: ['Bad', 'Good'] },
        { type: 'ranking', name: 'order', choices: rows },
        { type: 'multipletext', name: 'who', items: [{ name: 'name', contact: 'name', isRequired: true }] },
        { type: 'text', name: 'day', inputType: 'date' },
        { type: 'slider', name: 'much', min: 0, max: 10 },
        { type: 'maxdiff', name: 'best', choices: [...rows, 'Price', 'Smell'], sets: 1 },
        { type: 'vanwestendorp', name: 'price', currency: 'EUR' },
        { type: 'file', name: 'photo', takes: 'photo' },
        { type: 'file', name: 'voice', takes: 'voice' },
        { type: 'productrating', name: 'goods', products: ['Tent', 'Boots'] },
        { type: 'statement', name: 'said', text: 'A [link](https://acme.test) and\n\n- a list' },
        { type: 'consent', name: 'agree', text: 'I **agree**.', isRequired: true },
      ],
    },
  ],
};

test.each([
  ['light', 'en', 1280],
  ['dark', 'ar', 390],
  ['light', 'de', 320],
] as const)(
  'every kind of question in %s, %s, %i wide can be used by everybody',
  async (colorScheme, language, width) => {
    const context = { colorScheme, viewport: { width, height: 900 } };
    const { page, errors } = await surveyStage({ browser, dist }, { definition: everything, language }, context);
    await page.locator('.matrix').waitFor();
    expect(await page.locator('.survey').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    await page.locator('.send').click();
    await page.locator('.summary').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(errors).toEqual([]);
  },
);

test('by keys alone', async () => {
  const { page, posted } = await surveyStage({ browser, dist }, { definition });
  await page.getByRole('radio', { name: '0: Not at all likely' }).focus();
  await page.keyboard.press('Space');
  for (let times = 0; times < 7; times++) await page.keyboard.press('ArrowRight');
  expect(await page.getByRole('radio', { name: '7', exact: true }).isChecked()).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Your e-mail' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('That was all.').waitFor();
  expect(posted.at(-1)).toMatchObject({ done: true });
});

test('a kiosk: a tap leads on, the next person begins anew, and a day without a connection is kept', async () => {
  const kiosk = {
    startSurveyText: 'Tell us',
    pages: [
      {
        name: 'faces',
        elements: [{ type: 'rating', name: 'faces', scale: 'faces3', title: 'How was it?', isRequired: true }],
      },
      { name: 'last', elements: [{ type: 'comment', name: 'words', title: 'Anything else?' }] },
    ],
  };
  const stage = await surveyStage({ browser, dist }, { definition: kiosk, way: 'kiosk' });
  const { page, posted } = stage;
  stage.answerWith(0);
  for (const called of ['Happy', 'Unhappy']) {
    await page.getByRole('button', { name: 'Tell us' }).click();
    await page.getByRole('radio', { name: called, exact: true }).check({ force: true });
    await page.getByRole('textbox', { name: 'Anything else?' }).waitFor();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Thank you.').waitFor();
    expect(await page.getByText(called).count()).toBe(0);
  }
  await page.getByRole('button', { name: 'Tell us' }).waitFor();
  stage.answerWith(200);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await until(() => posted.length === 2, 'both responses to arrive');
  expect(posted.map(({ values, done }) => [values['faces'], done])).toEqual([
    [3, true],
    [1, true],
  ]);
  expect(posted[0]!.key).not.toBe(posted[1]!.key);
});

test('a kiosk: a tap that is corrected at once skips nothing, no file is asked for, and the thanks lead nowhere', async () => {
  const csat = (name: string) => ({ name, elements: [{ type: 'rating', name, scale: 'csat5', title: `On ${name}` }] });
  const photo = { name: 'photo', elements: [{ type: 'file', name: 'photo', isRequired: true }] };
  const text = 'See [our shop](https://acme.test/).';
  const completed = { text, actions: [{ type: 'link', text: 'Shop', url: 'https://acme.test/' }] };
  const stage = await surveyStage(
    { browser, dist },
    { definition: { pages: [csat('a'), csat('b'), photo, csat('c')], completed }, way: 'kiosk' },
  );
  const { page, posted } = stage;
  await page.getByText('On a').waitFor();
  await page.evaluate(() => {
    const steps = document.querySelectorAll<HTMLInputElement>('input[type=radio]');
    steps[2]!.click();
    steps[3]!.click();
  });
  for (const name of ['b', 'c']) {
    await page.getByText(`On ${name}`).waitFor();
    await page.getByRole('radio').first().check({ force: true });
  }
  await page.getByText('See our shop.').waitFor();
  expect(await page.getByRole('link').count()).toBe(0);
  expect(Object.assign({}, ...posted.map(({ values }) => values))).toEqual({ a: 4, b: 1, c: 1 });
});

/** A script with those that are loaded before it runs. */
async function withImports(name: string, found = new Set<string>()): Promise<Set<string>> {
  if (found.has(name)) return found;
  found.add(name);
  const text = await readFile(join(dist, name), 'utf8');
  for (const [, other] of text.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+)["'`]/g)) await withImports(other!, found);
  return found;
}

test('the page is a small script: what few surveys need is loaded by those', async () => {
  const always = [...(await withImports('page.js'))];
  const sizes = await Promise.all(
    always.map(async (name) => gzipSync(await readFile(join(dist, name)), { level: 9 }).length),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(28_000);
  expect(always.some((name) => /rare|kiosk|marked/.test(name))).toBe(false);
});
