import { alertWords } from '#core/insight/alerts/alert-words.ts';
import type { ControlPeriod } from '#core/insight/control.ts';
import { consoleUrl, workspaceSettings } from '#people';
import { enqueue, html, type App, type Tx } from '#platform';
import type { controlFigures } from '../control/control.ts';
import { figureOf, whoMaySee } from './followers.ts';
import type { Watch } from './watches.ts';

interface Alert {
  id: string;
  watch: Watch;
  side: 'low' | 'high';
  control: Awaited<ReturnType<typeof controlFigures>>;
  charts: number;
}

/** So many of the newest periods stand in a mail. */
const shown = 14;

/** Writes to those who watch the chart and may see figures, once for each alert. */
export async function tellOfAlert(tx: Tx, app: App, alert: Alert): Promise<void> {
  const { id, watch } = alert;
  const people = await whoMaySee(tx, watch.people);
  const { language } = await workspaceSettings(tx);
  const mail = mailOf(app, alert, language);
  for (const { user, email } of people)
    await enqueue(tx, {
      transport: 'mail-notice',
      key: `insight-alert:${id}:${user}`,
      subject: id,
      payload: { to: email, ...mail },
    });
}

function mailOf(app: App, { watch, side, control, charts }: Alert, language: string) {
  const { scale, about, channel } = watch;
  const { by, unit } = control;
  const periods = control.periods.slice(-shown);
  const figure = figureOf(watch);
  const day = control.periods.findLast(({ drawn }) => drawn !== null)?.start ?? '';
  const said = alertWords(language, { figure, side, day, by, charts });
  const search = new URLSearchParams({ scale, about, ...(channel === null ? {} : { channel }) });
  const link = `${consoleUrl(app)}/insight/experience?${search.toString()}`;
  const rows = periods.map((one) => rowOf(one, unit === 'points' ? 0 : 2, said));
  const text = [said.meaning, rows.map((row) => row.cells.join('  ')).join('\n'), `${said.look}: ${link}`].join('\n\n');
  const page = html`<!doctype html>
    <html lang="${said.language}" dir="${said.language === 'ar' ? 'rtl' : 'ltr'}">
      <meta charset="utf-8" />
      <title>${said.subject}</title>
      <body style="font-family: sans-serif; line-height: 1.5; color: #1a1a1a; max-width: 34em">
        <p><b>${said.subject}</b></p>
        <p>${said.meaning}</p>
        <table style="border-collapse: collapse; font-size: 14px">
          <tr>
            ${said.head.map((name) => html`<th style="text-align: start; padding: 2px 12px 2px 0">${name}</th>`)}
            <th></th>
          </tr>
          ${rows.map(
            ({ cells, share, beyond }) =>
              html`<tr style="${beyond ? 'font-weight: bold' : ''}">
                ${cells.map((cell) => html`<td style="padding: 2px 12px 2px 0">${cell}</td>`)}
                <td style="width: 120px">
                  <div style="height: 8px; width: ${share}%; background: ${beyond ? '#8a5a00' : '#c9523f'}"></div>
                </td>
              </tr>`,
          )}
        </table>
        <p><a href="${link}">${said.look}</a></p>
      </body>
    </html>`;
  return { subject: said.subject, text, html: page.html };
}

/** A period of the chart as a row of the mail, with a bar as long as its figure stands high between the limits of all. */
function rowOf(
  { start, drawn, low, high, signal }: ControlPeriod,
  digits: number,
  said: ReturnType<typeof alertWords>,
) {
  const limits = low === null || high === null ? '' : `${low.toFixed(digits)}–${high.toFixed(digits)}`;
  const beyond = signal !== null;
  const value = drawn === null ? said.few : `${drawn.toFixed(digits)}${beyond ? ` (${said.beyond})` : ''}`;
  const share = drawn === null ? 0 : Math.round(Math.min(100, Math.max(0, digits === 0 ? drawn : drawn * 10)));
  return { cells: [start, value, limits], share, beyond };
}
