import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import { speechOf, type Speech } from './both/speech.ts';
import { wordFiles } from './built.ts';
import type { Wire } from './wire.ts';
import { first, type FirstWords, type PanelWords } from './words/en.ts';

export interface FirstSpeech extends Speech<keyof FirstWords> {
  words: FirstWords;
}

/** The words before the chat is opened, loaded when they are not English; without them the widget speaks English. */
export async function loadSpeech(wire: Wire, language: ChatLanguage): Promise<FirstSpeech> {
  if (language === 'en') return { ...speechOf('en', first), words: first };
  try {
    const words = { ...first, ...(await read<FirstWords>(wire, wordFiles[language].first)) };
    return { ...speechOf(language, words), words };
  } catch {
    return { ...speechOf('en', first), words: first };
  }
}

/** The words of the chat itself; the panel has the English ones. */
export async function loadPanelWords(wire: Wire, language: ChatLanguage): Promise<Partial<PanelWords>> {
  return language === 'en' ? {} : await read<PanelWords>(wire, wordFiles[language].panel);
}

async function read<Words>(wire: Wire, file: string): Promise<Words> {
  return (await (await wire.fetch(`/widget/${file}`, { method: 'GET' })).json()) as Words;
}
