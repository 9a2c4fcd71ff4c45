import { wishWords } from '#core/listening/asking/wish-words.ts';
import { inChat } from '#core/listening/asking/question-in-chat.ts';
import { inPageWords } from '#core/listening/in-page-words.ts';
import { lookFor } from '#core/listening/survey/look/look-for.ts';
import { playerWords } from '#core/listening/survey/words.ts';
import { Framed } from './framed.tsx';
import { useBox, usePut, type Previewed } from './use-previewed.ts';

/** The first question in the company's chat. */
export function InChat(previewed: Previewed) {
  const { text, card = null } = inChat(usePut(previewed));
  const { language, round } = previewed;
  const says = { language, box: useBox(previewed), shows: { as: 'message', text, card } } as const;
  return <Framed src="/survey/preview/widget" says={says} round={round} />;
}

const usual = { form: 'card', place: 'right' } as const;

/** In a page of the company's own. No pictures: the policies of other sites allow us none. */
export function InPage(previewed: Previewed) {
  const { definition, language, company, colour, anonymous, round, id, inPage = usual } = previewed;
  const words = inPageWords[language];
  const around = { question: words.question(company), close: words.close, less: wishWords[language].link };
  const begun = { edition: 0, key: id, values: { company }, hidden: {}, page: null, done: false, anonymous };
  const page = {
    ...begun,
    definition,
    language,
    words: playerWords[language],
    look: lookFor(definition, colour, {}),
    way: 'page',
    address: previewed.example,
  } as const;
  const shown = { page, words: around, wish: `${previewed.example}/wish`, company };
  const says = { language, box: useBox(previewed), shows: { as: 'page', page: shown, ...inPage } } as const;
  return <Framed src="/survey/preview/widget" says={says} round={round} />;
}
