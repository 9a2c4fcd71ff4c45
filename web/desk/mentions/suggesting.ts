import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';

/** An `@` that is being typed at: where it stands, and the words after it. */
export interface Asking {
  from: number;
  to: number;
  words: string;
}

/** Between the editor, which knows what is typed, and the list, which knows who there is. */
export interface Suggesting {
  plugin: Plugin;
  now(): Asking | null;
  hear(changed: () => void): () => void;
  /** Sets what takes keys while the list is shown. */
  listen(takes: ((key: string) => boolean) | null): void;
  /** Whether a key of the editor is one of the list; to be asked before anything else. */
  takesKey(event: KeyboardEvent): boolean;
}

interface State {
  asking: Asking | null;
  /** Where somebody closed the list: it stays closed for this `@`. */
  closed: number | null;
}

// An address (`ada@…`) names nobody, and nothing is longer than a name.
const typed = /(?:^|[\s([{"'„“‘«¿¡])@([^@\n\ufffc]{0,40})$/u;

function askingIn({ selection }: Transaction): Asking | null {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code === true) return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, '\n', '\ufffc');
  const words = typed.exec(before)?.[1];
  return words === undefined ? null : { from: $from.pos - words.length - 1, to: $from.pos, words };
}

const key = new PluginKey<State>('mentions');

function after(tr: Transaction, before: State): State {
  if (tr.getMeta(key) === 'close') return { asking: null, closed: before.asking?.from ?? null };
  const asking = askingIn(tr);
  const closed = before.closed === null ? null : tr.mapping.map(before.closed);
  if (asking === null || asking.from !== closed) return { asking, closed: asking === null ? closed : null };
  return { asking: null, closed };
}

/** Follows what is typed after an `@`, for one editor. */
export function suggestions(): Suggesting {
  let now: Asking | null = null;
  let takes: ((key: string) => boolean) | null = null;
  const hearers = new Set<() => void>();
  const set = (next: Asking | null) => {
    if (next === now) return;
    now = next;
    for (const changed of hearers) changed();
  };
  const plugin = new Plugin<State>({
    key,
    state: {
      init: () => ({ asking: null, closed: null }),
      apply: after,
    },
    view: () => ({
      update: (view) => set(view.hasFocus() ? (key.getState(view.state)?.asking ?? null) : null),
      destroy: () => set(null),
    }),
    props: { handleDOMEvents: { blur: () => set(null) } },
  });
  return {
    plugin,
    now: () => now,
    hear: (changed) => {
      hearers.add(changed);
      return () => hearers.delete(changed);
    },
    listen: (next) => {
      takes = next;
    },
    takesKey: (event) => {
      if (now === null || takes === null || event.isComposing || event.metaKey || event.ctrlKey || event.altKey)
        return false;
      if (!takes(event.key)) return false;
      event.stopPropagation();
      return true;
    },
  };
}

/** Closes the list for the `@` that is being typed at. */
export function closing(tr: Transaction): Transaction {
  return tr.setMeta(key, 'close');
}
