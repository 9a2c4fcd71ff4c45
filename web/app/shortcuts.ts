import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

/** A key, `?`, `mod+k` (⌘ or Ctrl), `shift+e`, or two keys one after the other, `g i`. */
export interface Shortcut {
  keys: string;
  label: string;
  group: string;
  /** Wins over others with the same key, whichever came last. */
  first?: boolean;
}

export interface Active extends Shortcut {
  run(): void;
}

const active = new Set<Active>();
const hearers = new Set<() => void>();
let listed: readonly Active[] = [];
let firstKey = '';
let firstAt = 0;

function changed(): void {
  listed = [...active];
  for (const hear of hearers) hear();
}

const pressed = /^(?:button|checkbox|color|file|image|radio|range|reset|submit)$/;

/** Whether somebody is typing there, so that plain letters are text. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !pressed.test(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}

/** The key as shortcuts write it. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>): string {
  const mod = event.metaKey || event.ctrlKey ? 'mod+' : '';
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && /^([a-z]|[A-Z]\w+)$/.test(key) ? 'shift+' : '';
  return `${mod}${event.altKey ? 'alt+' : ''}${shift}${key}`;
}

function onKey(event: KeyboardEvent): void {
  const name = keyName(event);
  if (event.defaultPrevented || (isTyping(event.target) && !name.startsWith('mod+'))) return;
  if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null && !name.startsWith('mod+')) return;
  const sequence = event.timeStamp - firstAt < 1500 ? `${firstKey} ${name}` : '';
  firstKey = name;
  firstAt = event.timeStamp;
  const meant = [...active].toReversed().filter(({ keys }) => keys === sequence || keys === name);
  const found = meant.find(({ first }) => first) ?? meant[0];
  if (found === undefined) return;
  event.preventDefault();
  firstKey = '';
  found.run();
}

/** Installs the one listener; called by main.tsx. */
export function listenForShortcuts(): void {
  document.addEventListener('keydown', onKey);
}

/** A shortcut that works, and is listed under `?`, while the component is mounted and `enabled`. */
export function useShortcut({ keys, label, group, first = false }: Shortcut, run: () => void, enabled = true): void {
  const onRun = useEffectEvent(run);
  useEffect(() => {
    if (!enabled) return undefined;
    const shortcut: Active = { keys, label, group, first, run: () => onRun() };
    active.add(shortcut);
    changed();
    return () => {
      active.delete(shortcut);
      changed();
    };
  }, [keys, label, group, first, enabled]);
}

/** The shortcuts that work at the moment. */
export function useShortcutList(): readonly Active[] {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => listed,
  );
}
