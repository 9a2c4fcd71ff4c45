import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { installParts } from './app/parts.ts';
import { queryClient } from './app/query-client.ts';
import { parts, router } from './app/router.ts';
import { listenForShortcuts } from './app/shortcuts.ts';
import { Look } from './ui/provider.tsx';

installParts(parts);
listenForShortcuts();

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Look>
        <RouterProvider router={router} />
      </Look>
    </QueryClientProvider>
  </StrictMode>,
);
