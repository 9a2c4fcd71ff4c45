import { beforeAll, expect, test } from 'vitest';
import { listChannels } from '#core/contract/channels.ts';
import { wireId } from '#core/contract/codecs.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listConsents, sayConsent } from '#core/contract/consents.ts';
import { changeForm, createForm } from '#core/contract/form.ts';
import { fieldOf } from '#core/channels/form/fields.ts';
import { formVisitor } from '#test/form-visitor.ts';
import { fresh } from '#test/fresh.ts';
import { until } from '#test/until.ts';
import { loopsStage } from '../mail/loops-stage.fixture.ts';

type Form = WireOutputOf<typeof createForm>;

let stage: Awaited<ReturnType<typeof loopsStage>>;
let form: Form;
let visitor: ReturnType<typeof formVisitor>;
const call: typeof stage.owner.call = (...args) => stage.owner.call(...args);

beforeAll(async () => {
  stage = await loopsStage();
  const made = await call(createForm, { name: 'Contact' });
  const fields = [
    ...made.settings.fields,
    fieldOf({
      key: 'topic',
      kind: 'choice',
      label: { en: 'About', de: 'Worum geht es?' },
      options: [
        { key: 'return', label: { en: 'A return', de: 'Eine Rücksendung' } },
        { key: 'other', label: { en: 'Else' } },
      ],
    }),
    fieldOf({
      key: 'reason',
      kind: 'text',
      label: { en: 'Why?' },
      required: true,
      showIf: { field: 'topic', is: ['return'] },
    }),
  ];
  const { id, version, settings } = made;
  form = await call(changeForm, { id, version, settings: { ...settings, fields } });
  visitor = formVisitor(stage.app.url, form.key);
}, 60_000);

async function rows<T>(query: string, values: unknown[] = []): Promise<T[]> {
  return (await stage.app.owner.query(query, values)).rows as T[];
}

async function thread(number: number | null) {
  const [found] = await rows<{ id: string }>('select id from channels.thread where number = $1', [number]);
  return await stage.shown(wireId('cnv', found?.id ?? ''));
}

const ann = { email: 'Ann@Customer.example', message: 'Where is my lamp?', name: 'Ann Lee', order: 'A-77' };

test('a form becomes a conversation with its fields beside its words, confirmed by mail and answered by mail', async () => {
  const proof = await visitor.work();
  const upload = await visitor.upload(proof, { field: 'files', name: 'lamp.txt', bytes: 'a lamp' });
  const { id: file } = (await upload.json()) as { id: string };
  const values = { ...ann, files: [file], topic: 'return', reason: 'Too bright', hidden_else: 'dropped' };
  const { number } = await visitor.send(values, { proof, language: 'de' });
  const { items, ...conversation } = await thread(number);
  expect(conversation).toMatchObject({ channel: 'form', status: 'open', subject: 'Schreiben Sie uns' });
  const message = items.find((item) => item.type === 'message' && item.direction === 'in');
  expect(message).toMatchObject({
    channel: 'form',
    author: { name: 'Ann Lee' },
    form: { name: 'Contact', language: 'de', words: 'Where is my lamp?' },
    files: [{ name: 'lamp.txt' }],
  });
  const beside = message?.type === 'message' ? message.form!.fields : [];
  expect(beside.map(({ label, value }) => `${label}: ${value}`)).toEqual([
    'Your name: Ann Lee',
    'Your e-mail address: Ann@Customer.example',
    'Order number: A-77',
    'About: A return',
    'Why?: Too bright',
  ]);

  const mails = () => stage.sink.mails.filter(({ text }) => text.includes('ann@customer.example'));
  const confirmation = await until(() => mails()[0], 'the confirmation is out');
  expect(confirmation.text).toContain('Auto-Submitted: auto-replied');
  const sent = await stage.write(conversation.id, { kind: 'agent', purpose: 'reply' });
  expect(sent).toMatchObject({ state: 'sent', mail: { to: ['ann@customer.example'] } });
  const reply = { from: 'ann@customer.example', inReplyTo: sent.mailId, text: 'Thank you!' };
  expect(await stage.arrive(reply)).toMatchObject({ state: 'understood', thread: conversation.id });
  const spine = await rows<{ channel: string; touchpoint: string }>(
    `select channel, touchpoint from touchpoints.interaction where kind = 'conversation.started' and channel = 'form'`,
  );
  expect(spine).toEqual([{ channel: 'form', touchpoint: 'contact_form' }]);
});

test('what is not shown is dropped, and what is missing is named in the language of the form', async () => {
  const { number } = await visitor.send({ ...ann, email: 'bo@customer.example', topic: 'other', reason: 'forged' });
  const { items } = await thread(number);
  const [message] = items.filter((item) => item.type === 'message');
  expect(message?.text).not.toContain('forged');
  const wrong = visitor.send({ email: 'nobody', topic: 'return' }, { language: 'fr' });
  await expect(wrong).rejects.toMatchObject({
    type: 'invalid',
    more: {
      code: 'values',
      fields: [
        { path: 'values.email', message: expect.stringContaining('adresse e-mail complète') },
        { path: 'values.message', message: 'Merci de remplir ce champ.' },
        { path: 'values.reason', message: 'Merci de remplir ce champ.' },
      ],
    },
  });
});

test('work is good once: the same again is the same submission, anything else is refused', async () => {
  const proof = await visitor.work();
  const values = { ...ann, email: 'cy@customer.example' };
  const first = await visitor.send(values, { proof });
  expect(await visitor.send(values, { proof })).toEqual(first);
  const twice = { proof: await visitor.work() };
  const [one, other] = await Promise.all([visitor.send(values, twice), visitor.send(values, twice)]);
  expect(one).toEqual(other);
  const refused = { type: 'refused', more: { code: 'proof' } };
  await expect(visitor.send({ ...values, message: 'Another' }, { proof })).rejects.toMatchObject(refused);
  const half = { ...(await visitor.work()), counters: proof.counters };
  await expect(visitor.send(values, { proof: half })).rejects.toMatchObject(refused);
  const elsewhere = formVisitor(stage.app.url, (await call(createForm, { name: 'Other' })).key);
  await expect(visitor.send(values, { proof: await elsewhere.work() })).rejects.toMatchObject(refused);
  const late = await visitor.work();
  stage.world.pass(11 * 60_000);
  await expect(visitor.send(values, { proof: late })).rejects.toMatchObject(refused);
});

test('a confirmation leads nowhere, and an address gets three a day at most', async () => {
  const email = 'victim@elsewhere.example';
  const evil = {
    email,
    name: 'Win now at evil.example',
    message: 'See https://evil.example/?a=1 or call +49 30 1234567 now',
  };
  for (let at = 0; at < 5; at++) await visitor.send(evil);
  const out = () => stage.sink.mails.filter(({ to }) => to.includes(email));
  await until(() => out().length === 3, 'three confirmations');
  const texts = await rows<{ text: string }>(
    `select text from channels.message where direction = 'out' and purpose = 'notice' and address = $1`,
    [email],
  );
  expect(texts).toHaveLength(3);
  for (const { text } of texts) expect(text).not.toMatch(/evil|https|1234567/);
});

test('a browser without scripts sends it too; nothing typed is lost, and programs end under spam', async () => {
  const wrong = await visitor.post({ email: 'dan@customer.example', message: '', name: '<script>Dan' });
  expect(wrong.status).toBe(422);
  const page = await wrong.text();
  expect(page).toContain('value="&lt;script&gt;Dan"');
  expect(page).toContain('aria-invalid="true"');
  const pass = /name="pass" value="([^"]+)"/.exec(page)![1]!;
  stage.world.pass(20_000);
  const done = await visitor.post({ ...ann, email: 'dan@customer.example' }, pass);
  const number = Number(/is #(\d+)/.exec(await done.text())![1]);
  expect((await thread(number)).status).toBe('open');
  const edited = await visitor.post({ ...ann, email: 'dan@customer.example', message: 'Once more' }, pass);
  expect(edited.status).toBe(422);
  expect(await edited.text()).toMatch(/Once more.*Nothing is lost/s);
  const trapped = await visitor.send({ ...ann, email: 'bot@customer.example' }, { trap: 'https://x.example' });
  const { status, items } = await thread(trapped.number);
  expect(status).toBe('spam');
  expect(items).toContainEqual(
    expect.objectContaining({ what: 'marked-spam', detail: 'It filled in a field that people do not see' }),
  );
  expect(stage.sink.mails.filter(({ to }) => to.some((each) => /^(dan|bot)@/.test(each)))).toEqual([]);
});

test('files are taken from whoever did the work, of the kinds that the field takes, and sent by them alone', async () => {
  const proof = await visitor.work();
  const file = { field: 'files', name: 'plan.txt', bytes: 'x' };
  expect((await visitor.upload({ ...proof, counters: [] }, file)).status).toBe(422);
  expect((await visitor.upload(proof, { ...file, name: 'setup.EXE.' })).status).toBe(400);
  expect((await visitor.upload(proof, { ...file, field: 'message' })).status).toBe(404);
  expect((await visitor.upload(proof, { ...file, bytes: '' })).status).toBe(400);
  const { id } = (await (await visitor.upload(proof, file)).json()) as { id: string };
  const thief = formVisitor(stage.app.url, form.key);
  await expect(thief.send({ ...ann, files: [id] })).rejects.toMatchObject({ type: 'invalid' });
});

test('what is agreed to by a box stands on the customer’s page with its words, and takes back nothing they withdrew', async () => {
  const made = await call(createForm, { name: 'Agreeing' });
  const { id, version, settings } = made;
  const box = fieldOf({ key: 'again', kind: 'consent', label: { en: 'You may ask me', de: 'Sie dürfen fragen' } });
  const agreeing = {
    ...box,
    help: { en: 'By mail only.' },
    standsFor: { purpose: 'opinion', channel: 'mail' } as const,
  };
  const withBox = (field: typeof agreeing) => ({ ...settings, fields: [...settings.fields, field] });
  const forced = call(changeForm, { id, version, settings: withBox({ ...agreeing, required: true }) });
  await expect(forced).rejects.toMatchObject({ type: 'invalid' });
  await call(changeForm, { id, version, settings: withBox(agreeing) });
  const guest = formVisitor(stage.app.url, made.key);
  const sends = async (again: boolean, email: string) => {
    const { number } = await guest.send({ ...ann, email, again }, { language: 'de' });
    const { customer } = await thread(number);
    return { id: customer.id, said: (await call(listConsents, { id: customer.id })).items };
  };
  const [one, two] = [`${fresh('eva')}@customer.example`, `${fresh('ivo')}@customer.example`].map((each) =>
    each.toLowerCase().replaceAll(' ', '.'),
  );
  expect((await sends(false, one!)).said).toEqual([]);
  const agreed = { purpose: 'opinion', channel: 'mail', state: 'given', source: 'form', by: 'Agreeing', edition: null };
  const { id: eva, said } = await sends(true, one!);
  expect(said).toMatchObject([{ ...agreed, note: expect.stringContaining('Sie dürfen fragen') }]);
  stage.app.world.pass(60_000);
  await call(sayConsent, { id: eva, state: 'withdrawn' });
  stage.app.world.pass(60_000);
  expect((await sends(true, one!)).said.map(({ state }) => state)).toEqual(['withdrawn', 'given']);
  const trapped = await guest.send({ ...ann, email: two!, again: true }, { trap: 'x' });
  const { customer } = await thread(trapped.number);
  expect((await call(listConsents, { id: customer.id })).items).toEqual([]);
});

test('the page may be framed by the sites it names, and a form that is off says so', async () => {
  const { app } = stage;
  const frames = async () => (await fetch(`${app.url}/f/${form.key}`)).headers.get('content-security-policy');
  expect(await frames()).toContain('frame-ancestors *');
  const { id, settings } = form;
  form = await call(changeForm, {
    id,
    version: form.version,
    settings: { ...settings, origins: ['https://shop.example'] },
  });
  expect(await frames()).toContain("frame-ancestors 'self' https://shop.example");
  expect((await call(listChannels, {})).items.find((each) => each.id === id)).toMatchObject({ kind: 'form' });
  form = await call(changeForm, { id, version: form.version, active: false });
  expect((await fetch(`${app.url}/f/${form.key}`)).status).toBe(410);
  await expect(visitor.send(ann, { proof: { challenge: 'x', counters: [] } })).rejects.toMatchObject({ type: 'gone' });
  const broken = { ...settings, fields: settings.fields.filter(({ role }) => role !== 'email') };
  await expect(call(changeForm, { id, version: form.version, settings: broken })).rejects.toMatchObject({
    type: 'invalid',
  });
});
