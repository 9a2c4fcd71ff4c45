import { praiseWords } from '#core/care/praise-words.ts';
import { describeCustomers } from '#customers';
import { noticeAbout } from '#desk';
import { consoleUrl, listMembers, workspaceSettings } from '#people';
import { apart, defineListener, enqueue, html, loop, publish, sql, type App, type Tx } from '#platform';
import { praiseTold } from '../events.ts';

interface Due {
  id: string;
  workspace: string;
}

const atOnce = 50;

/** Tells people of the praise that was passed on to them once it can be taken back no more, by the clock of the world. */
export function startPassingPraise(app: App): () => Promise<void> {
  const each = apart(app, 'praise');
  const turn = async (): Promise<boolean> => {
    const due = await app.database.look(sql<Due>`select id, workspace from care.praise
      where told_at is null and goes_at <= ${app.world.now()} and not id = any(${each.resting()}::uuid[]) order by goes_at limit ${atOnce}`);
    for (const { id, workspace } of due)
      await each.work(id, () => app.database.inWorkspace(workspace, (tx) => goes(tx, id, app)));
    return due.length === atOnce;
  };
  return loop({ name: 'praise', log: app.log, everyMilliseconds: 1000, turn }).stop;
}

interface Praise {
  id: string;
  words: string;
  line: string;
  named: boolean;
  customer: string | null;
  byName: string;
}

async function goes(tx: Tx, id: string, app: App): Promise<void> {
  const praise = await tx.maybe<Praise>(sql`update care.praise set told_at = ${tx.now}
    where id = ${id} and told_at is null and goes_at <= ${tx.now} returning id, words, line, named, customer, by_name`);
  if (praise === undefined) return; // taken back or erased meanwhile
  const rows = await tx.all<{ person: string; mail: boolean }>(sql`
    select praised.person, wanted.person is not null as mail
    from care.praised left join care.praise_mail wanted on wanted.person = praised.person where praise = ${id} order by praised.person`);
  const { customer, named, byName } = praise;
  const people = rows.map(({ person }) => person);
  await publish(tx, praiseTold, { subject: id, data: { people, customer: named ? customer : null, by: byName } });
  const byMail = rows.filter(({ mail }) => mail).map(({ person }) => person);
  if (byMail.length > 0) await mail(tx, { praise, people: byMail }, app);
}

/** Whoever it was passed on to has a notice that leads to it. */
export const noticePraise = defineListener({
  name: 'care.notice-praise',
  on: [praiseTold],
  async handle(tx, { id, name, at, subject, data: { people, customer, by } }) {
    const about = { kind: 'praise', id: subject, customer, title: '' } as const;
    await noticeAbout(tx, { id, name, at, about, people, byName: by });
  },
});

async function mail(tx: Tx, { praise, people }: { praise: Praise; people: readonly string[] }, app: App) {
  const { id, words, line, named, customer, byName } = praise;
  const { language } = await workspaceSettings(tx);
  const name = customer === null || !named ? null : (await describeCustomers(tx, [customer])).get(customer)?.name;
  const said = praiseWords(language, { by: byName, customer: name ?? null });
  const link = `${consoleUrl(app)}/my-praise`;
  const page = html`<!doctype html>
    <html lang="${said.language}" dir="${said.language === 'ar' ? 'rtl' : 'ltr'}">
      <meta charset="utf-8" />
      <title>${said.subject}</title>
      <body style="font-family: sans-serif; line-height: 1.5; color: #1a1a1a; max-width: 34em">
        <p><b>${said.wrote}</b></p>
        <blockquote
          style="margin: 0 0 1em; padding-inline-start: 12px; border-inline-start: 3px solid #c9523f; white-space: pre-line"
        >
          ${words}
        </blockquote>
        ${line === '' ? [] : [html`<p>${byName}: ${line}</p>`]}
        <p><a href="${link}">${said.look}</a></p>
      </body>
    </html>`;
  const text = [said.wrote, words, ...(line === '' ? [] : [`${byName}: ${line}`]), `${said.look}: ${link}`].join(
    '\n\n',
  );
  const wanted = new Set(people);
  for (const { user, email } of await listMembers(tx))
    if (wanted.has(user))
      await enqueue(tx, {
        transport: 'mail-notice',
        key: `praise:${id}:${user}`,
        subject: id,
        payload: { to: email, subject: said.subject, text, html: page.html },
      });
}
