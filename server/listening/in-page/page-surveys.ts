import { chatLanguages } from '#core/channels/chat-languages.ts';
import { pageTab, type PageForm, type PageTab } from '#core/channels/page-survey/page-form.ts';
import { pageRules, type PageRules } from '#core/channels/page-survey/page-rules.ts';
import { wireId } from '#core/contract/codecs.ts';
import { inPageWords } from '#core/listening/in-page-words.ts';
import { registerPageSurveys } from '#channels';
import { problem, sql, type Actor, type Tx } from '#platform';
import { audit } from '#people';
import { touchpointsByKey } from '#touchpoints';
import { publishedEdition } from '../surveys/editions.ts';
import { surveyById } from '../surveys/survey.ts';

export interface PageSurvey {
  active: boolean;
  rules: PageRules;
  share: number;
  touchpoint: string;
  form: PageForm;
  tab: PageTab;
  version: number;
}

const unsaid: PageSurvey = {
  active: false,
  rules: {
    addresses: [],
    seconds: 15,
    scroll: 0,
    leaving: false,
    event: null,
    visitors: 'all',
    signedIn: 'all',
    languages: [],
    devices: 'all',
  },
  share: 0.1,
  touchpoint: 'web_visit',
  form: 'card',
  tab: { place: 'right', words: {} },
  version: 0,
};

const columns = sql`active, rules, share, touchpoint, form, tab, version`;

/** Where and when a survey is shown in pages. Throws `not-found`. */
export async function readPageSurvey(tx: Tx, survey: string): Promise<PageSurvey> {
  await surveyById(tx, survey);
  return (
    (await tx.maybe(sql<PageSurvey>`select ${columns} from listening.page_survey where survey = ${survey}`)) ?? unsaid
  );
}

function wrong(path: string, message: string) {
  return problem('invalid', { detail: `${path} ${message}.`, fields: [{ path, message }] });
}

/** Keeps where and when. Throws `not-found`, `conflict` and `invalid`; switched on, the survey asks in pages, and nowhere else. */
export async function savePageSurvey(tx: Tx, given: PageSurvey & { id: string }, actor: Actor): Promise<PageSurvey> {
  const { id, active, rules, share, touchpoint, form, tab, version } = given;
  await surveyById(tx, id);
  if (active) await publishedEdition(tx, id);
  if (!(await touchpointsByKey(tx, [touchpoint])).has(touchpoint)) throw wrong('touchpoint', 'is not in your list');
  await tx.run(sql`select 1 from listening.survey where id = ${id} for update`);
  if ((await readPageSurvey(tx, id)).version !== version)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this meanwhile.' });
  const kept = await tx.one(sql<PageSurvey>`
    insert into listening.page_survey (survey, active, rules, share, touchpoint, form, tab)
    values (${id}, ${active}, ${JSON.stringify(rules)}::jsonb, ${share}, ${touchpoint}, ${form}, ${JSON.stringify(tab)}::jsonb)
    on conflict (survey) do update set active = excluded.active, rules = excluded.rules, share = excluded.share,
      touchpoint = excluded.touchpoint, form = excluded.form, tab = excluded.tab, version = page_survey.version + 1 returning ${columns}`);
  await audit(tx, actor, { action: 'page-survey.save', subject: id, detail: { active, share, touchpoint, form } });
  return kept;
}

/** The survey that is shown in pages, while it is; a tab asks nobody. */
export async function shownInPages(tx: Tx, survey: string, as: 'asked' | 'tab'): Promise<PageSurvey | undefined> {
  return tx.maybe(sql<PageSurvey>`select ${columns} from listening.page_survey where survey = ${survey} and active
    and (form = 'tab') = ${as === 'tab'}
    and exists (select 1 from listening.survey where survey.id = page_survey.survey and archived_at is null)`);
}

/** So many of each kind are looked out for. */
const most = 20;

/** Tells the widget what to look out for. */
export function offerPageSurveys(): void {
  registerPageSurveys(async (tx) => {
    const rows = await tx.all(sql<{ survey: string; rules: unknown; form: PageForm; tab: unknown }>`
      select survey, rules, form, tab from listening.page_survey join listening.survey on survey.id = page_survey.survey
      where page_survey.active and survey.archived_at is null and survey.edition is not null
      order by survey`);
    const shown = rows.map(({ survey, rules, form, tab }) => {
      return { survey: wireId('srv', survey), rules: pageRules.parse(rules), form, tab: inAllLanguages(tab) };
    });
    const of = (...forms: PageForm[]) => shown.filter(({ form }) => forms.includes(form)).slice(0, most);
    return {
      surveys: of('card', 'bar').map(({ survey, rules }) => ({ survey, rules })),
      inline: of('inline').map(({ survey, rules }) => ({ survey, rules })),
      tabs: of('tab').map(({ survey, rules, tab }) => ({ survey, rules, tab })),
    };
  });
}

function inAllLanguages(kept: unknown): PageTab {
  const { place, words } = pageTab.parse(kept);
  const said = chatLanguages.map((language) => [language, words[language] ?? inPageWords[language].tab]);
  return { place, words: Object.fromEntries(said) as PageTab['words'] };
}
