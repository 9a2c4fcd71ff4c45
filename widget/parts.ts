import { builtParts, type PartName } from './built.ts';

/** What a further script leaves on its own element for whoever loaded it. */
export interface PartScript extends HTMLScriptElement {
  brought?: unknown;
}

export interface Parts {
  /** Loads a further script of the same build, once; `given` stands on its element while it runs. */
  load<Part>(name: PartName, given?: object): Promise<Part>;
}

const patience = 20_000;

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** Pages may demand that addresses of scripts come from a named policy (Trusted Types). */
function scriptAddresses(): (url: string) => string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  try {
    const policy = trustedTypes?.createPolicy('throughline', { createScriptURL: (url) => url });
    if (policy) return (url) => policy.createScriptURL(url);
  } catch {
    // The page allows no such policy; if it demands one, loading fails and says so.
  }
  return (url) => url;
}

/** Loads further scripts from where the first one came from, as it was allowed: with its nonce. */
export function partsFrom(origin: string, nonce: string): Parts {
  const there = new Map<PartName, Promise<unknown>>();
  const address = scriptAddresses();

  async function fetchPart(name: PartName, given: object): Promise<unknown> {
    const { file, integrity } = builtParts[name];
    const script: PartScript = Object.assign(document.createElement('script'), given, {
      src: address(`${origin}/widget/${file}`),
      crossOrigin: 'anonymous',
      integrity,
      nonce,
    });
    try {
      await new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`${file} did not come`)), patience);
        script.addEventListener('load', resolve);
        script.addEventListener('error', () => reject(new Error(`${file} could not be loaded`)));
        script.addEventListener('load', () => clearTimeout(late));
        document.head.append(script);
      });
      return script.brought;
    } finally {
      script.remove();
    }
  }

  return {
    async load<Part>(name: PartName, given: object = {}) {
      const loading = there.get(name) ?? fetchPart(name, given);
      there.set(name, loading);
      try {
        return (await loading) as Part;
      } catch (error) {
        there.delete(name); // the next one to ask tries again
        throw error;
      }
    },
  };
}
