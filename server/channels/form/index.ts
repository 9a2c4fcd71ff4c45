import { accountRoutes } from './account-routes.ts';
import { assetRoutes } from './assets.ts';
import { pageRoutes } from './page-routes.ts';
import { publicRoutes } from './public-routes.ts';

export { dropOldProofs } from './old-proofs.ts';
export const formRoutes = [...accountRoutes, ...publicRoutes, ...pageRoutes, ...assetRoutes];
