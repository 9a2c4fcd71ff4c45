import type { Chat } from './chat.ts';
import type { Corner } from './launcher.ts';
import type { Parts } from './parts.ts';
import type { Config } from './wire.ts';
import { loadPanelWords, type FirstSpeech } from './words.ts';
import type { PanelWords } from './words/en.ts';

/** What the panel is told of the page it stands on. */
export interface PanelAround {
  chat: Chat;
  config: Config;
  speech: FirstSpeech;
  /** Words of its language; those of English are in the panel. */
  words: Partial<PanelWords>;
  parts: Parts;
  /** Adds rules to the widget's own. */
  style(css: string): void;
}

/** What the panel's script offers: it draws itself as soon as the chat is open, and takes its styles along. */
export interface PanelPart {
  css: string;
  /** Draws it, and returns what takes it away again. */
  mount(room: HTMLElement, around: PanelAround): () => void;
}

interface About extends Omit<PanelAround, 'words'> {
  corner(): Corner;
}

/** Loads the panel once; tries again when asked again, and the corner says what became of it. */
export function openPanelLoader(about: About): { want(): void; leave(): void } {
  let loading = false;
  let there = false;
  let gone = false;
  let unmount = () => {};
  async function load(): Promise<void> {
    const { chat, config, speech, parts, corner, style } = about;
    const [{ css, mount }, words] = await Promise.all([
      parts.load<PanelPart>('panel'),
      loadPanelWords(chat.wire, speech.language),
    ]);
    if (gone) return;
    style(css);
    unmount = mount(corner().room, { chat, config, speech, words, parts, style });
  }
  return {
    leave() {
      gone = true;
      unmount();
    },
    want() {
      if (loading || there) return;
      loading = true;
      about.corner().show('loading');
      load().then(
        () => {
          there = true;
          about.corner().show('there');
        },
        (error: unknown) => {
          loading = false;
          about.corner().show('failed');
          console.warn('[throughline]', error instanceof Error ? error.message : error);
        },
      );
    },
  };
}
