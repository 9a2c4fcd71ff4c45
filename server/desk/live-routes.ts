import { saveDraft as saveDraftEndpoint } from '#core/contract/drafts.ts';
import { lookAt } from '#core/contract/live.ts';
import { bind, type Route } from '#platform';
import { saveDraft } from './drafts/draft.ts';
import { look } from './look.ts';

export const liveRoutes: Route[] = [bind(lookAt, look), bind(saveDraftEndpoint, saveDraft)];
