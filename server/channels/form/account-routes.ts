import { changeForm, createForm, listForms } from '#core/contract/form.ts';
import { bind, type Route } from '#platform';
import { embedScript } from './assets.ts';
import { changeFormAccount, createFormAccount, formAccounts } from './form-account.ts';

/** Web forms as the console manages them. */
export const accountRoutes: Route[] = [
  bind(listForms, async (tx) => ({ items: await formAccounts(tx), script: await embedScript() })),
  bind(createForm, (tx, input, { actor }) => createFormAccount(tx, input, actor)),
  bind(changeForm, (tx, input, { actor }) => changeFormAccount(tx, input, actor)),
];
