import { t } from '@lingui/core/macro';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconUser, IconUsers } from '@tabler/icons-react';
import { listCustomers } from '#core/contract/customers.ts';
import { call } from '../app/api.ts';
import type { ConsolePart } from '../app/parts.ts';
import { consoleRoute } from '../app/root-route.tsx';

const parent = { getParentRoute: () => consoleRoute };

export const customersRoutes = [
  createRoute({
    ...parent,
    path: '/customers',
    component: lazyRouteComponent(() => import('./customers-page.tsx'), 'CustomersPage'),
  }),
  createRoute({
    ...parent,
    path: '/customers/duplicates',
    component: lazyRouteComponent(() => import('./duplicates-page.tsx'), 'DuplicatesPage'),
  }),
  createRoute({
    ...parent,
    path: '/customers/$customer',
    component: lazyRouteComponent(() => import('./customer-page.tsx'), 'CustomerPage'),
  }),
  createRoute({
    ...parent,
    path: '/customers/$customer/identity',
    component: lazyRouteComponent(() => import('./identity-page.tsx'), 'IdentityPage'),
  }),
] as const;

export const customersPart: ConsolePart = {
  sections: [{ to: '/customers', label: t`Customers`, icon: IconUsers, permission: 'customer.read', key: 'c' }],
  outdates: {
    'customer.': ['customer.'],
    'interaction.': ['customer.line'],
    'message.': ['customer.line'],
    'conversation.': ['customer.line'],
    'survey.': ['customer.line'],
  },
  async search(words, { go, may, signal }) {
    if (!may('customer.read')) return [];
    const { items } = await call(listCustomers, { q: words, limit: '6' }, { signal });
    return items.map(({ id, name, email, phone }) => ({
      id: `customer ${id}`,
      label: name,
      ...(email === null && phone === null ? {} : { description: email ?? phone ?? '' }),
      icon: IconUser,
      group: t`Customers`,
      open: () => go(`/customers/${id}`),
    }));
  },
};
