import { checkValues } from '#core/channels/form/check-values.ts';
import type { Given } from '#core/channels/form/shown-fields.ts';
import { shownFields } from '#core/channels/form/shown-fields.ts';
import { faultWords } from '#core/channels/form/say.ts';
import { attachmentsOf } from './attachments.ts';
import { draftOf } from './draft.ts';
import { fillFromAddress, tellFrame } from './frame.ts';
import { pageData } from './page-data.ts';
import { showFaults, type Told } from './show-faults.ts';
import { post, Refused } from './send.ts';
import { showSent } from './show-sent.ts';
import { putValues, valuesIn } from './values.ts';
import { whyNotSent } from './why-not-sent.ts';
import { workFor, type Proof } from './work.ts';

// The page of a form, with scripts: fields come and go, what was typed stays, the work is done meanwhile.

const data = pageData();
const { key, words, language, settings } = data;
const { fields } = settings;
const place = document.querySelector<HTMLElement>('#form')!;
const form = place.querySelector('form')!;
const part = <E extends HTMLElement>(selector: string) => form.querySelector<E>(selector)!;
const draft = draftOf(key);

const ask = async () =>
  (await post<{ challenge: string }>(`/api/v1/forms/${key}/challenges`, { pass: data.pass })).challenge;
const work = workFor(ask);

const attachments = new Map(
  fields.flatMap((field) => {
    const box = form.querySelector<HTMLElement>(`[data-field="${field.key}"]`);
    if (field.kind !== 'file' || box === null) return [];
    return [
      [field.key, attachmentsOf(box, field, { key, words, language, prove: work.begin, proofIsOver: work.over })],
    ];
  }),
);

/** Shows the fields that belong to what was given; the others are out of reach, too. */
function arrange(): void {
  const shown = shownFields(fields, valuesIn(form, fields));
  for (const box of form.querySelectorAll<HTMLElement>('[data-conditional]'))
    box.hidden = !shown.has(box.dataset['field'] ?? '');
}

async function given(): Promise<Given> {
  const files = await Promise.all([...attachments].map(async ([name, each]) => [name, await each.ids()] as const));
  return { ...valuesIn(form, fields), ...Object.fromEntries(files) };
}

function faultsIn(values: Given): Told[] {
  return checkValues(fields, values).faults.map((fault) => {
    const kind = fields.find((each) => each.key === fault.field)!.kind;
    return { field: fault.field, words: faultWords(words, fault, kind) };
  });
}

async function sendOnce(values: Given, proof: Proof): Promise<{ number: number | null }> {
  const trap = part<HTMLInputElement>('.away input').value;
  const page = document.referrer.slice(0, 2000);
  return await post(`/api/v1/forms/${key}/submissions`, { language, values, proof, trap, page });
}

/** What took too long to write is sent with new work; the same work again is known as the same submission. */
async function sendAll(values: Given): Promise<{ number: number | null }> {
  try {
    return await sendOnce(values, await work.begin());
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'proof') throw error;
    work.over();
    return await sendOnce(values, await work.begin());
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

let busy = false;

function setBusy(on: boolean, said = ''): void {
  busy = on;
  part('.send').setAttribute('aria-disabled', String(on));
  part('.progress').textContent = said;
}

function failed(error: unknown): void {
  setBusy(false);
  const { faults, sentence } = whyNotSent(error, words);
  showFaults(form, faults);
  part('.trouble').textContent = faults.length > 0 ? '' : sentence;
}

async function submit(): Promise<void> {
  if (busy) return;
  part('.trouble').textContent = '';
  setBusy(true, words.sending);
  try {
    const values = await given();
    const faults = faultsIn(values);
    showFaults(form, faults);
    if (faults.length > 0) return setBusy(false);
    const isLong = setTimeout(() => (part('.progress').textContent = words.checking), 1_500);
    const { number } = await sendAll(values).finally(() => clearTimeout(isLong));
    draft.clear();
    const email = fields.find(({ role }) => role === 'email');
    showSent(place, { data, number, email: textOf(values[email?.key ?? '']) });
    tellFrame({ event: 'sent', number });
  } catch (error) {
    failed(error);
  }
}

let writing: ReturnType<typeof setTimeout> | undefined;

/** Once it was sent, nothing of it stays in the browser. */
function keepDraft(): void {
  if (form.isConnected) draft.write(valuesIn(form, fields));
}

function changed(event: Event): void {
  arrange();
  const box = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-field]') : null;
  if (box !== null) showFaults.clear(box);
  // Whoever is asked for less is asked while they type.
  work.begin().catch(() => undefined);
  clearTimeout(writing);
  writing = setTimeout(keepDraft, 300);
}

function beginAnew(): void {
  clearTimeout(writing);
  draft.clear();
  form.reset();
  arrange();
  part('.draft').hidden = true;
  form.querySelector<HTMLElement>('input:not([type=hidden]):not([tabindex]),textarea,select')?.focus();
}

function start(): void {
  const kept = draft.read();
  if (kept !== undefined) {
    putValues(form, kept);
    const note = part('.draft');
    const files = attachments.size > 0 ? ` ${words.filesAgain}` : '';
    note.querySelector('span')!.textContent = words.draftBack + files;
    note.hidden = false;
  }
  fillFromAddress(form);
  arrange();
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  part('[data-clear]').addEventListener('click', beginAnew);
  addEventListener('pagehide', () => {
    if (writing !== undefined) keepDraft();
  });
  place.hidden = false;
  tellFrame({ event: 'ready' });
}

start();
