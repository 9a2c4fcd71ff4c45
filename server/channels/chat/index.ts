import { accountRoutes } from './account-routes.ts';
import { shopRoutes } from './shop/shop-routes.ts';
import { visitorRoutes } from './visitor-routes.ts';
import { widgetRoutes } from './widget-routes.ts';

export const chatRoutes = [...visitorRoutes, ...accountRoutes, ...widgetRoutes, ...shopRoutes];
