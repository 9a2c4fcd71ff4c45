import type { SpokenTime } from '#core/channels/answer-times.ts';
import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { Fault } from './check-values.ts';
import { drawField } from './draw-field.ts';
import type { FormSettings } from './form-settings.ts';
import { markup, type Markup } from '../../markup.ts';
import type { Given } from './shown-fields.ts';
import { titleOf } from './submission.ts';
import { faultWords, filled, saidIn } from './say.ts';
import { formWords, labelOf, type FormWords } from './words.ts';

export type DrawnSettings = Pick<FormSettings, 'title' | 'intro' | 'language' | 'fields'>;

/** Whether somebody is there, and how soon they answer; left out, nothing is said. */
export interface Presence {
  /** Null: always open. */
  open: boolean | null;
  /** Nine of ten first answers lately took no longer, of opening hours where there are any. */
  within: SpokenTime | null;
}

export interface DrawnForm {
  settings: DrawnSettings;
  language: ChatLanguage;
  given: Given;
  faults: readonly Fault[];
  /** Why it was not sent, where no field is to blame. */
  trouble?: string | undefined;
  prefix: string;
  bare: boolean;
  presence: Presence;
  /** What must come back with the answers; in hidden fields. */
  carried: Readonly<Record<string, string>>;
  /** Where a browser without scripts sends it. */
  action: string;
}

/** The field that only programs fill in. */
export const trapName = 'website_url';

function presenceWords(words: FormWords, { open, within }: Presence, language: ChatLanguage): string {
  const here = open === null ? '' : open ? words.openNow : words.closedNow;
  if (within === null) return here;
  const sentence = open === null ? words.answersWithin : words.answersWithinOpen;
  const { value, unit } = within;
  const time = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  return `${here} ${filled(sentence, { time })}`.trim();
}

function summary({ settings, faults, language, prefix }: DrawnForm): Markup {
  const words = formWords[language];
  const spoken = { language, fallback: settings.language };
  const lines = faults.flatMap((fault) => {
    const field = settings.fields.find(({ key }) => key === fault.field);
    if (field === undefined) return [];
    const said = faultWords(words, fault, field.kind);
    return [markup`<li><a href="#${prefix}${field.key}"><bdi>${labelOf(field, spoken)}</bdi>: ${said}</a></li>`];
  });
  return markup`<div class="summary" tabindex="-1" role="alert"${faults.length === 0 && markup` hidden`}><p>${words.faults}</p><ul>${lines}</ul></div>`;
}

function trap(words: FormWords): Markup {
  return markup`<div class="away" aria-hidden="true"><label>${words.leaveEmpty}<input type="text" name="${trapName}" tabindex="-1" autocomplete="off"></label></div>`;
}

/** A form as HTML: what the page shows, what a browser without scripts sends, and what the settings preview. */
export function drawForm(form: DrawnForm): Markup {
  const { settings, language, carried, bare, action } = form;
  const words = formWords[language];
  const spoken = { language, fallback: settings.language };
  const intro = saidIn(settings.intro, spoken);
  const presence = presenceWords(words, form.presence, language);
  const kept = Object.entries(carried).map(
    ([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`,
  );
  return markup`<form class="form" method="post" action="${action}" novalidate lang="${language}">
    <h1><bdi>${titleOf(settings, language)}</bdi></h1>
    ${intro !== '' && markup`<p class="intro"><bdi>${intro}</bdi></p>`}
    ${presence !== '' && markup`<p class="presence">${presence}</p>`}
    ${settings.fields.some(({ required, kind }) => required && kind !== 'hidden') && markup`<p class="note">${words.requiredNote}</p>`}
    ${bare && markup`<p class="note">${words.noScript}</p>`}
    ${summary(form)}
    <p class="draft" role="status" hidden><span></span> <button type="button" class="quiet" data-clear>${words.clear}</button></p>
    ${settings.fields.map((field) => drawField({ ...form, fields: settings.fields, spoken }, field))}
    ${trap(words)}${kept}
    <p class="trouble" role="alert">${form.trouble}</p>
    <div class="end"><button type="submit" class="send">${words.send}</button> <span class="progress" role="status"></span></div>
  </form>`;
}

/** What stands there once it was sent. */
export function drawSent(about: {
  settings: Pick<FormSettings, 'thanks' | 'language'>;
  language: ChatLanguage;
  number: number | null;
  email: string;
  again: string;
}): Markup {
  const { settings, language, number, email, again } = about;
  const words = formWords[language];
  const own = saidIn(settings.thanks, { language, fallback: settings.language });
  return markup`<section class="form sent" role="status" tabindex="-1" lang="${language}">
    <h1>${words.sentTitle}</h1>
    ${number !== null && markup`<p class="number">${filled(words.sentNumber, { number: `#${number}` })}</p>`}
    ${own !== '' && markup`<p class="thanks">${own}</p>`}
    <p>${filled(words.sentTo, { email })}</p>
    <p><a class="quiet" href="${again}">${words.another}</a></p>
  </section>`;
}
