import './tokens.css';
import '@fontsource-variable/inter';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './base.css';
import './mantine.css';
import type { ReactNode } from 'react';
import { I18nProvider } from '@lingui/react';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { i18n } from '../languages/i18n.ts';
import { cssVariables, theme } from './theme.ts';

function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
}

/** The look of everything below: language and direction, theme, styles, toasts. */
export function Look({ children }: { children: ReactNode }) {
  return (
    <I18nProvider i18n={i18n}>
      <DirectionProvider>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          defaultColorScheme="auto"
          getStyleNonce={nonce}
        >
          {children}
          <Notifications position={document.documentElement.dir === 'rtl' ? 'bottom-right' : 'bottom-left'} limit={3} />
        </MantineProvider>
      </DirectionProvider>
    </I18nProvider>
  );
}
