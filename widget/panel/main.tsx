import { render } from 'preact';
import { speechOf } from '../both/speech.ts';
import type { PanelPart } from '../panel-part.ts';
import type { PartScript } from '../parts.ts';
import { panel as english } from '../words/en.ts';
import { Around, useChatState } from './context.ts';
import css from './panel.css?inline';
import { Panel } from './panel.tsx';

function Room() {
  const { open } = useChatState();
  return open ? <Panel /> : null;
}

const part: PanelPart = {
  css,
  mount(room, { chat, config, parts, style, speech: { language, words: first }, words }) {
    const speech = speechOf(language, { ...first, ...english, ...words });
    render(
      <Around.Provider value={{ ...speech, chat, config, parts, style }}>
        <Room />
      </Around.Provider>,
      room,
    );
    return () => render(null, room);
  },
};

(document.currentScript as PartScript).brought = part;
