import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { changeRingRules, readRingRules } from '#core/contract/ring.ts';
import { assignConversation, readConversation } from '#core/contract/desk.ts';
import { listMembers } from '#core/contract/people.ts';
import { customerWrites } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { deskStage, type DeskStage } from './desk-stage.ts';

// Notifications of the desktop and sounds, in a browser with several tabs. The browser's own notifications are stood in for: what
// would have been shown or asked stands in the storage that its tabs share.

let stage: DeskStage;
beforeAll(async () => {
  stage = await deskStage();
}, 120_000);

function standIn(): void {
  const note = (what: string) => {
    localStorage.setItem(
      'told',
      JSON.stringify([...(JSON.parse(localStorage.getItem('told') ?? '[]') as string[]), what]),
    );
  };
  class Shown extends EventTarget {
    static get permission() {
      return localStorage.getItem('allowed') ?? 'default';
    }
    static requestPermission() {
      note('asked');
      localStorage.setItem('allowed', 'granted');
      return Promise.resolve('granted');
    }
    constructor(title: string, { body }: { body: string }) {
      super();
      note(`${title}: ${body}`);
      Object.assign(globalThis, { shown: this });
    }
    close() {}
  }
  Object.assign(globalThis, { Notification: Shown });
  const createOscillator = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function made() {
    note('sound');
    return createOscillator.call(this);
  };
}

const told = (page: Page) => page.evaluate(() => JSON.parse(localStorage.getItem('told') ?? '[]') as string[]);

test('asks on the click alone, tells in one of several tabs and not of what is being read, and a click opens the conversation', async () => {
  const settings = await stage.consoleAt('/settings/notices');
  await settings.context().addInitScript(standIn);
  // Of several tabs one tells: none of an earlier try is left.
  for (const other of settings.context().pages()) if (other !== settings) await other.close();
  const { items } = await stage.company.owner.call(readRingRules, {});
  const silent = items.map(({ happening }) => ({ happening, desktop: false, sound: false }));
  await stage.company.owner.call(changeRingRules, { items: silent });
  await settings.evaluate(() => localStorage.clear());
  await settings.reload();
  await settings.getByRole('checkbox', { name: 'The customer writes: on screen' }).waitFor();
  expect(await told(settings)).toEqual([]);
  await settings.getByRole('checkbox', { name: 'The customer writes: on screen' }).check();
  await until(async () => (await told(settings)).includes('asked'), 'the browser is asked');
  await settings.reload();
  await until(
    () => settings.getByRole('checkbox', { name: 'The customer writes: on screen' }).isChecked(),
    'it is kept',
  );
  const inbox = await stage.consoleAt('/inbox');
  await inbox.getByRole('heading', { name: 'Inbox' }).first().waitFor();
  const { company } = stage;
  const [me] = (await company.owner.call(listMembers, {})).items;
  const [one, other] = [
    await stage.someoneWrites('Olga One', 'Hello'),
    await stage.someoneWrites('Otto Other', 'Hello'),
  ];
  for (const id of [one, other]) {
    const { version } = await company.owner.call(readConversation, { id });
    await company.owner.call(assignConversation, { id, version, assignee: me!.user });
  }
  const shown = (page: Page) => told(page).then((all) => all.filter((each) => each.includes('Wrote to you')));
  await customerWrites(company, { name: 'Olga One', text: 'Are you there?', thread: one });
  await until(async () => (await shown(inbox)).length === 1, 'the first is told');
  const clicked = await Promise.all(
    [settings, inbox].map((page) =>
      page.evaluate(() => {
        const { shown: last } = globalThis as { shown?: EventTarget };
        return last?.dispatchEvent(new Event('click')) ?? false;
      }),
    ),
  );
  expect(clicked.filter(Boolean)).toHaveLength(1);
  const opened = clicked[0] === true ? settings : inbox;
  await opened.waitForURL(`**/inbox/${one}*`);
  await until(
    () =>
      opened.evaluate(async (id) => (await navigator.locks.query()).held?.some(({ name }) => name?.endsWith(id)), one),
    'it is being read',
  );
  await customerWrites(company, { name: 'Olga One', text: 'Hello?', thread: one });
  await customerWrites(company, { name: 'Otto Other', text: 'And I?', thread: other });
  await until(async () => (await shown(inbox)).some((each) => each.startsWith('Otto')), 'the other is told');
  expect((await shown(inbox)).map((each) => each.split(':')[0])).toEqual(['Olga One', 'Otto Other']);
  await opened.goto(`${company.app.url}/settings/notices`);
  await opened.getByRole('checkbox', { name: 'Given to me: sound' }).check();
  await until(async () => (await told(opened)).includes('sound'), 'it sounds once it is chosen');
}, 120_000);
