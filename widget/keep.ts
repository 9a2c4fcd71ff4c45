// What the widget keeps on the device. Before consent (where it is asked) only for this tab and this visit.

export interface Keep {
  get<T>(name: string): T | undefined;
  set(name: string, value: unknown): void;
  remove(name: string): void;
}

const prefix = 'throughline.';

/** Storage that may be forbidden or full: then it lasts as long as the page. */
function keepIn(name: 'localStorage' | 'sessionStorage'): Keep {
  const memory = new Map<string, string>();
  function storage(): Storage | undefined {
    try {
      return window[name];
    } catch {
      return undefined;
    }
  }
  return {
    get<T>(key: string) {
      try {
        const text = storage()?.getItem(prefix + key) ?? memory.get(key);
        return text === undefined || text === null ? undefined : (JSON.parse(text) as T);
      } catch {
        return undefined;
      }
    },
    set(key, value) {
      const text = JSON.stringify(value);
      memory.set(key, text);
      try {
        storage()?.setItem(prefix + key, text);
      } catch {
        // full or forbidden: the memory has it
      }
    },
    remove(key) {
      memory.delete(key);
      try {
        storage()?.removeItem(prefix + key);
      } catch {
        // forbidden: there was nothing
      }
    },
  };
}

export const forVisit: Keep = keepIn('sessionStorage');
export const forLong: Keep = keepIn('localStorage');
