import { t } from '@lingui/core/macro';
import { useEffect, useRef } from 'react';
import { rightToLeft, type ChatLanguage } from '#core/channels/chat-languages.ts';
import { drawForm } from '#core/channels/form/draw-form.ts';
import { formColours, formStyle } from '#core/channels/form/form-style.ts';
import type { WireFormSettings } from '#core/channels/form/form-settings.ts';
import { nameOf, shownFields } from '#core/channels/form/shown-fields.ts';
import { listTradingNames } from '#core/contract/people.ts';
import { useRead } from '../../app/read.ts';
import { Pane } from '../../ui/page.tsx';
import styles from './forms.module.css';

interface PreviewProps {
  settings: WireFormSettings;
  language: ChatLanguage;
  tradingName: string | null;
}

const usualColour = '#14776b';

function useColour({ settings, tradingName }: PreviewProps): string {
  const names = useRead(listTradingNames, {});
  const items = names.data?.items ?? [];
  const name = items.find(({ id }) => id === tradingName) ?? items.find(({ isDefault }) => isDefault);
  return settings.colour ?? name?.colour ?? usualColour;
}

/** Shows and hides what depends on what is chosen, as the form itself does. */
function arrange(root: ShadowRoot, fields: WireFormSettings['fields']): void {
  const form = root.querySelector('form');
  if (form === null) return;
  const data = new FormData(form);
  const given = Object.fromEntries(
    fields.map(({ key, kind }) => {
      const all = data.getAll(nameOf(key));
      return [key, kind === 'choices' ? all : kind === 'consent' ? all.length > 0 : all[0]];
    }),
  );
  const shown = shownFields(fields, given);
  for (const box of root.querySelectorAll<HTMLElement>('[data-conditional]'))
    box.hidden = !shown.has(box.dataset['field'] ?? '');
}

/** The form as visitors see it, by the same code; what is typed here goes nowhere. */
export function FormPreview(props: PreviewProps) {
  const { settings, language } = props;
  const host = useRef<HTMLDivElement>(null);
  const colour = useColour(props);
  useEffect(() => {
    if (host.current === null) return undefined;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${formColours(':host', { colour, theme: settings.theme })}${formStyle}`);
    root.adoptedStyleSheets = [sheet];
    const presence = { open: null, within: null };
    const drawn = { settings, language, given: {}, faults: [], prefix: 'p-', bare: false, presence };
    root.innerHTML = drawForm({ ...drawn, carried: {}, action: '' }).html;
    root.querySelector('.away')?.remove();
    const redo = () => arrange(root, settings.fields);
    redo();
    const stop = (event: Event) => event.preventDefault();
    root.addEventListener('input', redo);
    root.addEventListener('submit', stop);
    return () => {
      root.removeEventListener('input', redo);
      root.removeEventListener('submit', stop);
    };
  }, [settings, language, colour]);
  return (
    <div className={styles.preview}>
      <Pane title={t`As visitors see it`}>
        <div
          ref={host}
          className={styles.shown}
          dir={rightToLeft.has(language) ? 'rtl' : 'ltr'}
          data-theme={settings.theme}
        />
      </Pane>
    </div>
  );
}
