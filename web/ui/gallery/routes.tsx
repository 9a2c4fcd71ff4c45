import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.tsx';

/** Every part of the console in each state; for those who build it. */
export const galleryRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/ui',
    component: lazyRouteComponent(() => import('./gallery-page.tsx'), 'GalleryPage'),
  }),
] as const;
