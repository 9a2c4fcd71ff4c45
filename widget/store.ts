/** A value that tells when it changed. */
export interface Store<State> {
  get(): State;
  set(change: Partial<State>): void;
  listen(listener: () => void): () => void;
}

export function store<State extends object>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
