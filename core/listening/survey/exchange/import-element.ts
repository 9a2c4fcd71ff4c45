import { markedOfHtml } from './html.ts';
import { withWords } from './import-words.ts';
import { isLoose, listOf, type Leaving, type Loose } from './left.ts';

/** Kinds that are another here: they ask the same. */
const sameKinds: Readonly<Record<string, string>> = {
  tagbox: 'checkbox',
  buttongroup: 'radiogroup',
  imagepicker: 'radiogroup',
};

/** What used to be called otherwise, or is. */
const renamed: Readonly<Record<string, string>> = {
  hasOther: 'showOtherItem',
  hasNone: 'showNoneItem',
  hasSelectAll: 'showSelectAllItem',
  hasComment: 'showCommentArea',
  isAllRowRequired: 'eachRowRequired',
  rateDisplayMode: 'rateType',
  questionsOrder: 'questionOrder',
};

const choiceLists = new Set(['choices', 'rows', 'columns', 'rateValues', 'products']);
const choiceParts = new Set(['value', 'text', 'visibleIf', 'enableIf']);
/** Of the look or of an editor: nothing is lost without them. */
const silent = new Set(['startWithNewLine', 'width', 'minWidth', 'maxWidth', 'indent', 'state', 'colSpan']);

function choice(one: unknown, at: string, leaving: Leaving): unknown {
  if (!isLoose(one)) return one;
  for (const part of Object.keys(one)) if (!choiceParts.has(part)) leaving.leave(at, `${part} of a choice`);
  return withWords(Object.fromEntries(Object.entries(one).filter(([part]) => choiceParts.has(part))), at, leaving);
}

function validator(one: unknown, at: string, leaving: Leaving): unknown {
  if (!isLoose(one)) return one;
  return withWords({ ...one, type: String(one['type']).replace(/validator$/, '') }, at, leaving);
}

function part(property: string, value: unknown, [at, leaving]: readonly [string, Leaving]): unknown {
  if (choiceLists.has(property) && Array.isArray(value)) return value.map((one) => choice(one, at, leaving));
  if (property === 'validators') return listOf(value).map((one) => validator(one, at, leaving));
  if (property === 'items') return listOf(value).map((one) => (isLoose(one) ? item(one, at, leaving) : one));
  return value;
}

function item(one: Loose, at: string, leaving: Leaving): Loose {
  const named = withWords(one, at, leaving);
  return 'validators' in one ? { ...named, validators: part('validators', one['validators'], [at, leaving]) } : named;
}

function properties(raw: Loose, at: string, leaving: Leaving): Loose {
  const entries = Object.entries(raw)
    .filter(([property]) => !silent.has(property))
    .map(([property, value]) => [Object.hasOwn(renamed, property) ? renamed[property]! : property, value] as const);
  const words = withWords(Object.fromEntries(entries), at, leaving);
  return Object.fromEntries(
    Object.entries(words).map(([property, value]) => [property, part(property, value, [at, leaving])]),
  );
}

function statement({ html, ...raw }: Loose, at: string, leaving: Leaving): Loose {
  leaving.leave(at, 'html', 'HTML became a statement of plain words.');
  const text = isLoose(html)
    ? Object.fromEntries(
        Object.entries(html).map(([language, each]) => [language, markedOfHtml(String(each as string))]),
      )
    : markedOfHtml(String((html ?? '') as string));
  return {
    ...properties(raw, at, leaving),
    type: 'statement',
    ...withWords({ text: isLoose(text) ? text : String(text) }, at, leaving),
  };
}

function panel(raw: Loose, at: string, leaving: Leaving): Loose {
  const { elements, ...rest } = raw;
  return { ...properties(rest, at, leaving), elements: listOf(elements).map((each) => importedElement(each, leaving)) };
}

function question(raw: Loose, at: string, leaving: Leaving): Loose {
  const type = String(raw['type'] as string);
  const { multiSelect, ...rest } = raw;
  const pictures = type === 'imagepicker' && multiSelect === true ? 'checkbox' : undefined;
  const kind = pictures ?? (Object.hasOwn(sameKinds, type) ? sameKinds[type]! : type);
  if (kind !== type) leaving.leave(at, type, `This became “${kind}”.`);
  return { ...properties(type === 'imagepicker' ? rest : raw, at, leaving), type: kind };
}

/** One question or panel in our form; what is not known stays for the check of the whole, which names it. */
export function importedElement(raw: unknown, leaving: Leaving): unknown {
  if (!isLoose(raw)) return raw;
  const at = typeof raw['name'] === 'string' ? raw['name'] : '';
  // What was exported by us comes back as it was.
  if (isLoose(raw['throughline'])) return { ...raw['throughline'], name: at };
  if (raw['type'] === 'html') return statement(raw, at, leaving);
  return raw['type'] === 'panel' ? panel(raw, at, leaving) : question(raw, at, leaving);
}
