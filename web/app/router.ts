import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { accessRoutes } from '../access/routes.tsx';
import { carePart, careRoutes } from '../care/routes.tsx';
import { customersPart, customersRoutes } from '../customers/routes.tsx';
import { deskPart, deskRoutes } from '../desk/routes.tsx';
import { insightPart, insightRoutes } from '../insight/routes.tsx';
import { listeningPart, listeningRoutes } from '../listening/routes.tsx';
import { peoplePart } from '../people/part.ts';
import { settingsPart, settingsRoutes } from '../settings/routes.tsx';
import { galleryRoutes } from '../ui/gallery/routes.tsx';
import { installedParts, type ConsolePart } from './parts.ts';
import { NoPage } from './not-found.tsx';
import { consoleRoute, rootRoute } from './root-route.tsx';

/** What the domains add besides pages. The order is that of the navigation; settings stand last. */
export const parts: readonly ConsolePart[] = [
  deskPart,
  customersPart,
  listeningPart,
  carePart,
  insightPart,
  peoplePart,
  settingsPart,
];

const startRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/',
  beforeLoad: () => {
    const first = installedParts().flatMap((part) => part.sections ?? [])[0];
    throw redirect({ to: first?.to ?? '/settings' });
  },
});

/** Any other address: the frame stays, so that one finds on. */
const noPageRoute = createRoute({ getParentRoute: () => consoleRoute, path: '$', component: NoPage });

const tree = rootRoute.addChildren([
  ...accessRoutes,
  ...galleryRoutes,
  consoleRoute.addChildren([
    startRoute,
    ...deskRoutes,
    ...customersRoutes,
    ...listeningRoutes,
    ...careRoutes,
    ...insightRoutes,
    ...settingsRoutes,
    noPageRoute,
  ]),
]);

export const router = createRouter({ routeTree: tree, defaultPreload: 'intent', defaultPreloadStaleTime: 0 });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
