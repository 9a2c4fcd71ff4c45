import { t } from '@lingui/core/macro';
import type { RefObject } from 'react';
import { useShortcut } from '../app/shortcuts.ts';

/** Walking up through the messages: what belongs to one, its menu and its files, is reached from there. */
export function useMessageKeys(box: RefObject<HTMLElement | null>): void {
  const step = () => {
    const articles = [...(box.current?.querySelectorAll<HTMLElement>('article') ?? [])];
    const at = articles.findIndex((article) => article.contains(document.activeElement));
    const next = articles.at(at === -1 ? -1 : Math.max(0, at - 1)) ?? box.current;
    if (next === null || next === undefined) return;
    if (next !== box.current) next.tabIndex = -1;
    next.focus();
  };
  useShortcut({ keys: 'm', label: t`Newest message, then the ones before`, group: t`Conversation` }, step);
}
