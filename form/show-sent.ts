import { filled, saidIn } from '#core/channels/form/say.ts';
import type { PageData } from './page-data.ts';

function paragraph(text: string, className = ''): HTMLElement {
  return Object.assign(document.createElement('p'), { textContent: text, className });
}

/** What stands there once it was sent; the reader of a screen is told, and goes there. */
export function showSent(
  place: HTMLElement,
  { data, number, email }: { data: PageData; number: number | null; email: string },
): void {
  const { words, settings, language } = data;
  const own = saidIn(settings.thanks, { language, fallback: settings.language });
  const again = Object.assign(document.createElement('a'), {
    className: 'quiet',
    href: location.href.split('#')[0],
    textContent: words.another,
  });
  const last = paragraph('');
  last.append(again);
  const section = document.createElement('section');
  Object.assign(section, { className: 'form sent', tabIndex: -1 });
  section.append(
    Object.assign(document.createElement('h1'), { textContent: words.sentTitle }),
    ...(number === null ? [] : [paragraph(filled(words.sentNumber, { number: `#${number}` }), 'number')]),
    ...(own === '' ? [] : [paragraph(own, 'thanks')]),
    paragraph(filled(words.sentTo, { email })),
    last,
  );
  place.replaceWith(section);
  section.focus();
}
