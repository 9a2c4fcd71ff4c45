import { workspaceSettings } from '#people';
import type { App } from '#platform';
import { accountByKey } from './account.ts';
import { hoursOfBox } from './hours.ts';
import { pageSurveys } from './page-surveys.ts';
import { isOnline } from './state.ts';
import { sendsTranscripts } from './transcript.ts';

/** What the widget needs to draw itself; reads only. */
export async function configOf(app: App, key: string) {
  const { workspace, settings, name, id } = await accountByKey(app, key);
  const { consent, title, transcripts, origins: _, ...look } = settings;
  const [required, hours, sends, offered] = await app.database.inWorkspace(workspace, async (tx) => [
    await workspaceSettings(tx),
    await hoursOfBox(tx, app, { account: id }),
    transcripts && (await sendsTranscripts(tx)),
    await pageSurveys(tx),
  ]);
  return {
    ...look,
    ...hours,
    title: title === '' ? (required.name ?? name) : title,
    askConsent: consent === 'workspace' ? required.consentRequired : consent === 'ask',
    transcripts: sends,
    ...offered,
    online: isOnline(app, workspace),
  };
}
