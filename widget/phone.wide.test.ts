import { beforeAll, expect, test } from 'vitest';
import { axe } from '#test/browser.ts';
import { until } from '#test/until.ts';
import { widgetOn, widgetStage, type WidgetStage } from '#test/widget-stage.ts';

let stage: WidgetStage;

beforeAll(async () => {
  stage = await widgetStage();
}, 90_000);

test('on a phone: a screen of its own, above the keyboard, and the back button closes it', async () => {
  const context = await stage.visitor({ viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  const address = stage.site({ body: '<p style="height:3000px">A long page</p>', policy: null });
  await page.goto(address);
  const widget = widgetOn(page);
  await widget.button('No, thank you').click();
  await widget.open();
  const overflow = () => page.evaluate(() => document.documentElement.style.overflow);
  await until(async () => (await overflow()) === 'hidden', 'the page behind stands still');
  await page.setViewportSize({ width: 390, height: 380 });
  await until(async () => (await widget.panel.boundingBox())?.height === 380, 'it stands above the keyboard');
  expect(await widget.box.locator('.emoji-button').isVisible()).toBe(false);
  await page.goBack();
  await widget.panel.waitFor({ state: 'detached' });
  expect(page.url()).toBe(address);
  await until(async () => (await overflow()) === '', 'the page scrolls again');
  await widget.open();
  await widget.button('Close the chat').first().click();
  await until(
    () => page.evaluate(() => !(history.state as { throughlineChat?: boolean } | null)?.throughlineChat),
    'no step back is left over',
  );
  expect(page.url()).toBe(address);
  await context.close();
});

test('signs by keyboard, a picture looked at in large, files by dropping: nothing but scripts and connections is needed', async () => {
  const context = await stage.visitor();
  const page = await context.newPage();
  const broken: string[] = [];
  page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
  await page.goto(stage.site());
  const widget = widgetOn(page);
  await widget.button('No, thank you').click();
  await widget.open();
  await widget.field.fill('Good morning');
  await widget.button('Emoji').click();
  await widget.box.getByRole('searchbox', { name: 'Find an emoji' }).fill('sol');
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await widget.field.inputValue()).toBe('Good morning☀️');
  await widget.field.press('Enter');
  await stage.conversation('Good morning☀️');

  const bytes = [...(await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 200 } }))];
  await widget.box.locator('.composer').evaluate((form, picture) => {
    const dropped = new DataTransfer();
    dropped.items.add(new File([new Uint8Array(picture)], 'lamp.png', { type: 'image/png' }));
    form.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: dropped }));
  }, bytes);
  await widget.box.locator('.chips [data-busy=false]').waitFor();
  await widget.field.press('Enter');
  await widget.box.locator('.picture[data-shown=drawn]').click();
  const large = widget.box.getByRole('dialog', { name: 'Picture: lamp.png' });
  await large.waitFor();
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await large.waitFor({ state: 'detached' });
  expect(await widget.panel.isVisible()).toBe(true);
  expect(broken).toEqual([]);
  await context.close();
});
