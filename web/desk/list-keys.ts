import { t } from '@lingui/core/macro';
import { useEffect, useRef, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { useShortcut } from '../app/shortcuts.ts';
import { usePlace } from './place.ts';

interface ListKeys {
  box: RefObject<HTMLElement | null>;
  ids: readonly string[];
  /** Scrolls so far that the row is drawn. */
  reveal(at: number): void;
  /** Selects a row or not; with `range`, all from where it began. Left out: nothing can be selected. */
  select?(id: string, range: boolean): void;
}

/** Whether a menu was open when the present key went down: then Escape closes that and nothing else. */
function useMenuOpen(): RefObject<boolean> {
  const open = useRef(false);
  useEffect(() => {
    const look = () => {
      open.current = document.querySelector('[role="menu"], [role="listbox"]') !== null;
    };
    document.addEventListener('keydown', look, true);
    return () => document.removeEventListener('keydown', look, true);
  }, []);
  return open;
}

/** Walking through the list: the row one stands on is the one that has the focus. */
export function useListKeys({ box, ids, reveal, select }: ListKeys): void {
  const { conversation, close } = usePlace();
  const menu = useMenuOpen();
  const rowOf = (id: string | undefined) => box.current?.querySelector<HTMLElement>(`[data-conversation="${id}"]`);
  const standing = () => (document.activeElement as HTMLElement | null)?.dataset['conversation'];
  const focus = (at: number) => {
    const id = ids[at];
    if (id === undefined) return;
    flushSync(() => reveal(at));
    const there = rowOf(id);
    if (there) there.focus();
    else requestAnimationFrame(() => rowOf(id)?.focus());
  };
  const step = (by: 1 | -1) => {
    const from = ids.indexOf(standing() ?? conversation ?? '');
    focus(from === -1 ? 0 : Math.min(ids.length - 1, Math.max(0, from + by)));
  };
  const back = () => {
    if (menu.current) return;
    const at = ids.indexOf(conversation ?? '');
    if (standing() !== undefined || at === -1) close();
    else focus(at);
  };
  useShortcut({ keys: 'j', label: t`Next conversation`, group: t`Inbox` }, () => step(1));
  useShortcut({ keys: 'k', label: t`Previous conversation`, group: t`Inbox` }, () => step(-1));
  const mark = (range: boolean) => {
    const id = standing() ?? conversation;
    if (id !== undefined && ids.includes(id)) select?.(id, range);
  };
  useShortcut({ keys: 'x', label: t`Select`, group: t`Inbox` }, () => mark(false), select !== undefined);
  const range = { keys: 'shift+x', label: t`Select from there to here`, group: t`Inbox` };
  useShortcut(range, () => mark(true), select !== undefined);
  useShortcut({ keys: 'Enter', label: t`Open the conversation`, group: t`Inbox` }, () => {
    // Enter on any other button or link still presses that one
    if (document.activeElement instanceof HTMLElement && document.activeElement !== document.body)
      document.activeElement.click();
    else focus(0);
  });
  useShortcut({ keys: 'Escape', label: t`Back to the list`, group: t`Inbox` }, back);
}
