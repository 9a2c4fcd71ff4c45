import { beforeAll, expect, test } from 'vitest';
import { offerInConversation } from '#core/contract/offers.ts';
import { readConversation } from '#core/contract/desk.ts';
import { axe } from '#test/browser.ts';
import { widgetOn, widgetStage, type WidgetStage } from '#test/widget-stage.ts';

let stage: WidgetStage;

beforeAll(async () => {
  stage = await widgetStage();
}, 90_000);

test('answers to choose from: one press, by mouse or key, is what the customer says', async () => {
  const context = await stage.visitor();
  const page = await context.newPage();
  await page.goto(stage.site());
  const widget = widgetOn(page);
  await widget.button('No, thank you').click();
  await widget.open();
  await widget.say('I need a lamp');
  const id = await stage.conversation('I need a lamp');
  const nothing = { title: '', text: '', links: [], choices: [], picture: null };
  await stage.owner.call(offerInConversation, { ...nothing, id, text: 'For where?', choices: ['Table', 'Floor'] });
  const choices = widget.box.getByRole('group', { name: 'Answers to choose from' });
  await choices.waitFor();
  expect(await axe(page)).toEqual([]);
  await choices.getByRole('button', { name: 'Floor' }).focus();
  await page.keyboard.press('Enter');
  await choices.waitFor({ state: 'detached' });
  expect(await stage.conversation('Floor')).toBe(id);

  const links = [{ label: 'See the lamp', url: 'https://shop.example/ziwa' }];
  await stage.owner.call(offerInConversation, {
    ...nothing,
    id,
    title: 'Ziwa',
    text: 'Bends where you need it.',
    links,
  });
  const link = widget.box.getByRole('link', { name: 'See the lamp' });
  expect(await link.getAttribute('href')).toBe('https://shop.example/ziwa');
  expect(await axe(page)).toEqual([]);
  const { items } = await stage.owner.call(readConversation, { id });
  const texts = items.flatMap((item) => (item.type === 'message' ? [item.text] : []));
  expect(texts).toContain('Ziwa\nBends where you need it.\n\nSee the lamp: https://shop.example/ziwa');

  const bad = { ...nothing, id, title: 'Ziwa', links: [{ label: 'Look', url: 'http://shop.example' }] };
  expect((await stage.owner.send(offerInConversation, bad)).status).toBe(400);
  expect((await stage.owner.send(offerInConversation, { ...nothing, id, choices: ['Yes'] })).status).toBe(400);
  await context.close();
});
