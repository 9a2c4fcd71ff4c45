import { workspaceSettings } from '#people';
import type { App } from '#platform';
import { accountByKey } from './account.ts';
import { isOnline } from './state.ts';

/** What the widget needs to draw itself; reads only. */
export async function configOf(app: App, key: string) {
  const { workspace, settings, name } = await accountByKey(app, key);
  const { consent, title, origins: _, ...look } = settings;
  const required = await app.database.inWorkspace(workspace, workspaceSettings);
  return {
    ...look,
    title: title === '' ? (required.name ?? name) : title,
    askConsent: consent === 'workspace' ? required.consentRequired : consent === 'ask',
    online: isOnline(app, workspace),
  };
}
