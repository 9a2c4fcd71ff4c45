import type { Fault } from './check-values.ts';
import { formLimits, type FormField } from './fields.ts';
import { offeredEndings } from './file-rules.ts';
import { markup, type Markup } from '../../markup.ts';
import { nameOf, type Given } from './shown-fields.ts';
import { faultWords, filled, saidIn, type Spoken } from './say.ts';
import { formWords, labelOf } from './words.ts';

export interface Drawing {
  fields: readonly FormField[];
  spoken: Spoken;
  given: Given;
  faults: readonly Fault[];
  /** Before the ids of all fields: several forms may stand on one page. */
  prefix: string;
  /** Whether the page can show and hide fields by itself; otherwise it says when one matters. */
  bare: boolean;
}

type One = Drawing & { field: FormField; id: string; text: string };

/** Fewer choices are all shown. */
const mostRadios = 5;

/** Ten megabytes, as one reads it. */
export function sizeWords(language: string): string {
  const number = new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte' });
  return number.format(formLimits.fileBytes / 1024 / 1024);
}

const named = (drawing: One) => {
  const { field, id } = drawing;
  const fault = drawing.faults.some((each) => each.field === field.key);
  const described = [
    ...(saidIn(field.help, drawing.spoken) === '' && field.kind !== 'file' ? [] : [`${id}-help`]),
    ...(drawing.bare && field.showIf !== null ? [`${id}-when`] : []),
    `${id}-error`,
  ];
  return markup`name="${nameOf(field.key)}" aria-describedby="${described.join(' ')}"${fault && markup` aria-invalid="true"`}`;
};

const complete: Partial<Record<NonNullable<FormField['role']>, string>> = {
  name: 'name',
  email: 'email',
  phone: 'tel',
};

function lineInput(drawing: One): Markup {
  const { field, id, text } = drawing;
  const types = { email: 'email', date: 'date' } as const;
  const type = field.role === 'phone' ? 'tel' : field.kind in types ? types[field.kind as keyof typeof types] : 'text';
  const most = field.kind === 'email' ? formLimits.email : formLimits.text;
  const auto = field.role === null ? undefined : complete[field.role];
  return markup`<input id="${id}" type="${type}" value="${text}" ${named(drawing)}${field.kind !== 'date' && markup` maxlength="${most}"`}${
    field.kind === 'number' && markup` inputmode="decimal"`
  }${auto !== undefined && markup` autocomplete="${auto}"`}${field.required && markup` aria-required="true"`} dir="auto">`;
}

function longInput(drawing: One): Markup {
  const { field, id, text } = drawing;
  const required = field.required && markup` aria-required="true"`;
  return markup`<textarea id="${id}" rows="6" maxlength="${formLimits.long}" ${named(drawing)}${required} dir="auto">
${text}</textarea>`;
}

function isChosen({ given, field }: One, key: string): boolean {
  const there = given[field.key];
  return Array.isArray(there) ? there.includes(key) : there === key;
}

function listInput(drawing: One): Markup {
  const { field, id, spoken } = drawing;
  const options = field.options.map(
    ({ key, label }) =>
      markup`<option value="${key}"${isChosen(drawing, key) && markup` selected`}>${saidIn(label, spoken) || key}</option>`,
  );
  const required = field.required && markup` aria-required="true"`;
  return markup`<select id="${id}" ${named(drawing)}${required}><option value=""></option>${options}</select>`;
}

function boxes(drawing: One, type: 'radio' | 'checkbox'): Markup {
  const { field, id, spoken } = drawing;
  return markup`<div class="boxes">${field.options.map(
    ({ key, label }, at) =>
      markup`<label class="box"><input type="${type}" id="${at === 0 ? id : `${id}-${at}`}" value="${key}" ${named(drawing)}${
        isChosen(drawing, key) && markup` checked`
      }><span><bdi>${saidIn(label, spoken) || key}</bdi></span></label>`,
  )}</div>`;
}

function fileInput(drawing: One): Markup {
  const { field, id, spoken } = drawing;
  const accept = offeredEndings(field.accept);
  return markup`<div class="pick"><span aria-hidden="true">${formWords[spoken.language].addFiles}</span><input id="${id}" type="file" ${named(drawing)}${field.mostFiles > 1 && markup` multiple`}${
    accept !== '' && markup` accept="${accept}"`
  }></div><ul class="attached"></ul>`;
}

function inputOf(drawing: One): Markup {
  switch (drawing.field.kind) {
    case 'long':
      return longInput(drawing);
    case 'choice':
      return drawing.field.options.length > mostRadios ? listInput(drawing) : boxes(drawing, 'radio');
    case 'choices':
      return boxes(drawing, 'checkbox');
    case 'file':
      return fileInput(drawing);
    default:
      return lineInput(drawing);
  }
}

function whenWords({ fields, field, spoken }: One): string {
  const on = fields.find(({ key }) => key === field.showIf?.field);
  if (on === undefined || field.showIf === null) return '';
  const words = formWords[spoken.language];
  const about = { field: labelOf(on, spoken) };
  if (on.options.length === 0) return filled(words.onlyIfFilled, about);
  const { is } = field.showIf;
  const values = on.options.filter(({ key }) => is.includes(key)).map(({ key, label }) => saidIn(label, spoken) || key);
  return filled(words.onlyIf, { ...about, values: values.join(', ') });
}

function helpWords({ field, spoken }: One): string {
  const own = saidIn(field.help, spoken);
  if (field.kind !== 'file') return own;
  const words = formWords[spoken.language];
  const kinds = { pictures: words.pictures, documents: words.documents, any: words.anyFiles }[field.accept];
  const rules = { count: field.mostFiles, size: sizeWords(spoken.language), kinds };
  return `${own} ${filled(words.fileRules, rules)}`.trim();
}

function around(drawing: One, label: Markup, input: Markup): Markup {
  const { field, id, bare } = drawing;
  const help = helpWords(drawing);
  const fault = drawing.faults.find((each) => each.field === field.key);
  const said = fault && faultWords(formWords[drawing.spoken.language], fault, field.kind);
  const notes = markup`${help !== '' && markup`<p class="help" id="${id}-help"><bdi>${help}</bdi></p>`}${
    bare && field.showIf !== null && markup`<p class="help when" id="${id}-when">${whenWords(drawing)}</p>`
  }<p class="error" id="${id}-error">${said}</p>`;
  const grouped = field.kind === 'choices' || (field.kind === 'choice' && field.options.length <= mostRadios);
  const data = markup`class="field" data-field="${field.key}"${field.showIf !== null && markup` data-conditional`}`;
  return grouped
    ? markup`<fieldset ${data}><legend>${label}</legend>${input}${notes}</fieldset>`
    : markup`<div ${data}><label for="${id}">${label}</label>${input}${notes}</div>`;
}

function consent(drawing: One, label: Markup): Markup {
  const { field, id, text } = drawing;
  const ticked = text === 'yes' || drawing.given[field.key] === true;
  const input = markup`<input type="checkbox" id="${id}" value="yes" ${named(drawing)}${ticked && markup` checked`}${
    field.required && markup` aria-required="true"`
  }>`;
  const fault = drawing.faults.find((each) => each.field === field.key);
  const help = helpWords(drawing);
  return markup`<div class="field" data-field="${field.key}"${field.showIf !== null && markup` data-conditional`}><label class="box" for="${id}">${input}<span>${label}</span></label>${
    help !== '' && markup`<p class="help" id="${id}-help"><bdi>${help}</bdi></p>`
  }<p class="error" id="${id}-error">${fault && faultWords(formWords[drawing.spoken.language], fault, 'consent')}</p></div>`;
}

/** One field with its label, help and what is wrong with it. */
export function drawField(drawing: Drawing, field: FormField): Markup {
  const { spoken, given, prefix } = drawing;
  const there = given[field.key];
  const one = { ...drawing, field, id: `${prefix}${field.key}`, text: typeof there === 'string' ? there : '' };
  if (field.kind === 'hidden')
    return markup`<input type="hidden" name="${nameOf(field.key)}" value="${one.text}" data-param="${field.param || field.key}">`;
  if (field.kind === 'file' && drawing.bare) return markup``;
  const star = field.required && markup` <span class="star" aria-hidden="true">*</span>`;
  const label = markup`<bdi>${labelOf(field, spoken)}</bdi>${star}`;
  return field.kind === 'consent' ? consent(one, label) : around(one, label, inputOf(one));
}
