import { z } from 'zod';
import { wishWords } from '#core/listening/asking/wish-words.ts';
import { firstQuestion, type FirstQuestion } from '#core/listening/asking/first-question.ts';
import { surveyWords, type SurveyLanguage } from '#core/listening/words.ts';
import type { Going } from '#core/listening/survey/going.ts';
import { html, type Html } from '#platform';

interface PlainForm {
  going: Going;
  language: SurveyLanguage;
  /** Where somebody who was asked says how often they want to be. */
  wishAt?: string;
  /** What goes with the answer without being seen. */
  within?: Readonly<Record<string, string>>;
  /** What the link of a mail came with. */
  chosen?: number | undefined;
  complaint?: string | undefined;
}

type Step = FirstQuestion['steps'][number];

/** Looks whose steps are known by their number; the others by what they are called. */
const numbered: ReadonlySet<FirstQuestion['look']> = new Set(['numbers', 'stars']);

/**
 * The first question as a form that needs no scripts: one choice, and words where they are asked for. It is sent by its button only, so that a
 * program that opens links answers nothing. A question without steps to choose from needs scripts, which is said.
 */
export function plainForm({ going, language, wishAt, within = {}, chosen, complaint }: PlainForm): Html {
  const words = surveyWords[language];
  const first = firstQuestion(going, language);
  if (first.steps.length === 0) return html`<p class="thanks">${words.needsScripts}</p>`;
  const { title, steps, look, comment } = first;
  const many = steps.length > 5 && numbered.has(look);
  return html`<form method="post">
    ${Object.entries(within).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <fieldset>
      <legend>${title}</legend>
      ${complaint === undefined ? '' : html`<p class="complaint" role="alert">${complaint}</p>`}
      <div class="choices" data-many="${many ? 'yes' : 'no'}">
        ${steps.map((step) => choice(step, { chosen, many, bare: !numbered.has(look) }))}
      </div>
      ${many ? endsOf(steps) : ''}
    </fieldset>
    ${comment ? html`<label class="words"><span>${words.more}</span><textarea name="words" rows="4" maxlength="4000"></textarea></label>` : ''}
    <button type="submit">${words.send}</button>
    ${wishAt === undefined ? '' : html`<p class="wish"><a href="${wishAt}">${wishWords[language].link}</a></p>`}
  </form>`;
}

function choice(
  { score, called }: Step,
  { chosen, many, bare }: { chosen: number | undefined; many: boolean; bare: boolean },
): Html {
  const number = bare && called !== '' ? '' : html`<span class="number">${score}</span>`;
  const label = called === '' || many ? '' : html`<span class="label">${called}</span>`;
  return html` <label class="choice"
    ><input
      type="radio"
      name="score"
      value="${score}"
      required${score === chosen ? html` checked` : ''}${many && called !== '' ? html` aria-label="${score}: ${called}"` : ''}
    />${number}${label}</label
  >`;
}

/** What the lowest and the highest are called, where the numbers stand in rows. */
function endsOf(steps: readonly Step[]): Html {
  const ends = [steps[0]!, steps.at(-1)!].filter(({ called }) => called !== '');
  return html`<p class="ends" aria-hidden="true">
    ${ends.map(({ score, called }) => html`<span>${score} – <bdi>${called}</bdi></span>`)}
  </p>`;
}

const given = z.object({
  score: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number),
  words: z.string().max(4_000).default(''),
});

/** What a plain form sent; undefined where nothing was chosen. */
export function readPlainForm(body: unknown): z.output<typeof given> | undefined {
  const text = Buffer.isBuffer(body) ? body.toString() : '';
  return given.safeParse(Object.fromEntries(new URLSearchParams(text))).data;
}

const edition = z.coerce.number().int().min(1).max(1_000_000);

/** The edition that a plain form was made of; undefined where it says none. */
export function editionInForm(body: unknown): number | undefined {
  const text = Buffer.isBuffer(body) ? body.toString() : '';
  return edition.safeParse(new URLSearchParams(text).get('edition') ?? undefined).data;
}
