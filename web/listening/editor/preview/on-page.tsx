import { lookFor } from '#core/listening/survey/look/look-for.ts';
import { playerWords } from '#core/listening/survey/words.ts';
import { Framed } from './framed.tsx';
import type { Previewed } from './use-previewed.ts';

/** On the page of its own, or on a device that many people answer on. */
export function OnPage({ way, ...previewed }: Previewed & { way: 'page' | 'kiosk' }) {
  const { definition, language, company, colour, pictures, anonymous, round } = previewed;
  const look = lookFor(definition, colour, pictures);
  const says = {
    company,
    definition,
    language,
    words: playerWords[language],
    values: { company },
    look,
    way,
    anonymous,
  };
  return <Framed src="/survey/preview" says={says} round={round} />;
}
