import { formLimits, type FormField } from '#core/channels/form/fields.ts';
import { faultOfFile } from '#core/channels/form/file-rules.ts';
import { filled } from '#core/channels/form/say.ts';
import type { FormWords } from '#core/channels/form/words/en.ts';
import type { Proof } from './work.ts';
import { post, Refused } from './send.ts';

interface Attached {
  id: string | undefined;
  upload: Promise<void>;
}

interface Surroundings {
  key: string;
  words: FormWords;
  language: string;
  prove(): Promise<Proof>;
  proofIsOver(): void;
}

/** Uploads one file for the work that was done; once more with new work where that was over. */
async function upload(file: File, to: { field: string; around: Surroundings }, again = true): Promise<string> {
  const { field, around } = to;
  const { challenge, counters } = await around.prove();
  const query = new URLSearchParams({ field, name: file.name });
  const bytes = new Blob([file], { type: file.type === '' ? 'application/octet-stream' : file.type });
  try {
    const proof = { 'x-throughline-proof': `${challenge} ${counters.join(',')}` };
    return (await post<{ id: string }>(`/api/v1/forms/${around.key}/files?${query.toString()}`, bytes, proof)).id;
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'proof' || !again) throw error;
    around.proofIsOver();
    return await upload(file, to, false);
  }
}

/** The line of one file in the list. */
function lineFor(file: File, { words, language }: Surroundings) {
  const megabytes = formLimits.fileBytes / 1024 / 1024;
  const size = new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte' }).format(megabytes);
  const item = document.createElement('li');
  const said = item.appendChild(document.createElement('span'));
  said.setAttribute('role', 'status');
  const remove = item.appendChild(document.createElement('button'));
  Object.assign(remove, { type: 'button', className: 'quiet', textContent: '✕' });
  remove.setAttribute('aria-label', filled(words.remove, { name: file.name }));
  const say = (sentence: string, bad: boolean) => {
    said.textContent = filled(sentence, { name: file.name, size });
    item.toggleAttribute('data-bad', bad);
  };
  return { item, remove, say };
}

/** The files of one field: each is uploaded as soon as it is chosen, and listed with a way to take it off. */
export function attachmentsOf(box: HTMLElement, field: FormField, around: Surroundings) {
  const { words } = around;
  const input = box.querySelector<HTMLInputElement>('input[type=file]')!;
  const list = box.querySelector<HTMLUListElement>('.attached')!;
  const attached = new Set<Attached>();

  function add(file: File): void {
    const { item, remove, say } = lineFor(file, around);
    list.append(item);
    const one: Attached = { id: undefined, upload: Promise.resolve() };
    remove.addEventListener('click', () => {
      attached.delete(one);
      item.remove();
      input.focus();
    });
    const fault = faultOfFile(file, field.accept);
    if (fault !== undefined) return say(words[fault], true);
    if (attached.size >= field.mostFiles) return say(filled(words.tooManyFiles, { limit: field.mostFiles }), true);
    attached.add(one);
    say(words.fileComing, false);
    one.upload = upload(file, { field: field.key, around }).then(
      (id) => {
        one.id = id;
        say(words.fileThere, false);
      },
      () => {
        attached.delete(one);
        say(words.fileFailed, true);
      },
    );
  }

  input.addEventListener('change', () => {
    for (const item of list.querySelectorAll('[data-bad]')) item.remove();
    for (const file of input.files ?? []) add(file);
    input.value = '';
  });

  return {
    /** The ids of what is attached, once all of it has come. */
    async ids(): Promise<string[]> {
      await Promise.all([...attached].map(({ upload: coming }) => coming));
      return [...attached].flatMap(({ id }) => id ?? []);
    },
  };
}
