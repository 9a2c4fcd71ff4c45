export interface Told {
  field: string;
  words: string;
}

const inputsOf = (box: Element) => box.querySelectorAll('input,textarea,select');

function clear(box: Element): void {
  for (const input of inputsOf(box)) input.removeAttribute('aria-invalid');
  box.querySelector('.error')!.textContent = '';
}

function summarise(form: HTMLFormElement, faults: ReadonlyArray<Told & { box: Element }>): void {
  const summary = form.querySelector<HTMLElement>('.summary')!;
  const lines = faults.map(({ box, words }) => {
    const name =
      box
        .querySelector('legend, label')
        ?.textContent.replace(/\s*\*$/, '')
        .trim() ?? '';
    const link = document.createElement('a');
    const input = inputsOf(box)[0];
    link.href = `#${input?.id ?? ''}`;
    const called = Object.assign(document.createElement('bdi'), { textContent: name });
    link.append(called, `: ${words}`);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      if (input instanceof HTMLElement) input.focus();
    });
    const line = document.createElement('li');
    line.append(link);
    return line;
  });
  summary.querySelector('ul')!.replaceChildren(...lines);
  summary.hidden = lines.length === 0;
  if (lines.length > 0) summary.focus();
}

/** Says what is wrong beside each field and above all of them, and goes there. */
export function showFaults(form: HTMLFormElement, faults: readonly Told[]): void {
  for (const box of form.querySelectorAll('[data-field]')) clear(box);
  const found = faults.flatMap((fault) => {
    const box = form.querySelector(`[data-field="${fault.field}"]`);
    return box === null ? [] : [{ ...fault, box }];
  });
  for (const { box, words } of found) {
    for (const input of inputsOf(box)) input.setAttribute('aria-invalid', 'true');
    box.querySelector('.error')!.textContent = words;
  }
  summarise(form, found);
}

/** One field was changed: what was wrong with it may be right now. */
showFaults.clear = clear;
