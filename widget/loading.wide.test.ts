import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { until } from '#test/until.ts';
import { widgetOn, widgetStage, type SitePage, type WidgetStage } from '#test/widget-stage.ts';

let stage: WidgetStage;

beforeAll(async () => {
  stage = await widgetStage();
}, 90_000);

async function visit(site: SitePage = {}) {
  const context = await stage.visitor();
  const page = await context.newPage();
  const address = stage.site(site);
  return { context, page, address, widget: widgetOn(page) };
}

const panelScript = /\/widget\/panel-\w+\.js$/;

test('a panel that does not come says so, tries again when asked, and the page never waits for it', async () => {
  const { context, page, address, widget } = await visit();
  let cut = 0;
  await page.route(panelScript, (route) => (cut++ < 2 ? route.abort() : route.continue()));
  await page.goto(address);
  await widget.button('No, thank you').click();
  await widget.launcher.click();
  await widget.box.getByRole('alert').getByText('The chat could not be loaded.').waitFor();
  const again = widget.button('Try again');
  await until(async () => {
    if (await widget.field.isVisible()) return true;
    if (await again.isVisible()) await again.click({ timeout: 1000 }).catch(() => undefined);
    return false;
  }, 'the chat comes');
  await widget.sees('Hello! How can we help you today?');
  expect(await widget.box.getByRole('alert').count()).toBe(0);
  await context.close();
});

test('a file that was changed on its way is not run', async () => {
  const { context, page, address, widget } = await visit();
  await page.route(panelScript, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${await answer.text()};document.title='taken over'` });
  });
  await page.goto(address);
  await widget.launcher.click();
  await widget.box.getByRole('alert').waitFor();
  expect(await page.title()).toBe('A shop');
  await context.close();
});

test('the tag may name its version and its hash; nonces and trusted types are enough for all of it', async () => {
  const built = JSON.parse(await readFile(join(import.meta.dirname, '../dist/widget/widget.json'), 'utf8')) as {
    first: { file: string; integrity: string };
  };
  const { file, integrity } = built.first;
  const policy = `default-src 'none'; script-src 'nonce-r4nd0m'; connect-src ${stage.app.url}; require-trusted-types-for 'script'; trusted-types throughline`;
  const attributes = `nonce="r4nd0m" integrity="${integrity}" crossorigin="anonymous"`;
  const { context, page, address, widget } = await visit({ policy, attributes, script: `/widget/${file}` });
  const broken: string[] = [];
  page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
  await page.goto(address);
  await widget.open();
  await widget.say('With a nonce');
  await widget.sees('Sent');
  expect(broken).toEqual([]);
  const lasting = await fetch(`${stage.app.url}/widget/${file}`, { headers: { 'accept-encoding': 'br' } });
  expect(lasting.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(lasting.headers.get('content-encoding')).toBe('br');
  expect(await lasting.text()).toBe(await (await fetch(`${stage.app.url}/widget.js`)).text());
  await context.close();
});
