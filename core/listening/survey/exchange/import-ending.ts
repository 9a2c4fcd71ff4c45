import { markedOfHtml } from './html.ts';
import { isLoose, listOf, type Leaving, type Loose } from './left.ts';

const allowed = /^(?:https:\/\/|mailto:|tel:)\S+$/;

function marked(html: unknown): unknown {
  if (!isLoose(html)) return markedOfHtml(String((html ?? '') as string));
  return Object.fromEntries(
    Object.entries(html).map(([language, each]) => [language, markedOfHtml(String(each as string))]),
  );
}

function onCondition(list: unknown): Loose[] {
  return listOf(list)
    .filter(isLoose)
    .map(({ expression, html }) => ({ expression, text: marked(html) }));
}

function action(url: unknown, leaving: Leaving): Loose[] {
  if (url === undefined || url === '') return [];
  const fits = typeof url === 'string' && allowed.test(url);
  leaving.leave(
    '',
    'navigateToUrl',
    fits ? 'Nobody is led away by themselves: this became a link after the thanks.' : 'This address was left out.',
  );
  return fits ? [{ type: 'link', text: url.replace(/^\w+:(?:\/\/)?/, '').slice(0, 100), url }] : [];
}

/** What is shown at the end: a page of HTML becomes words of ours, unless it was ours before. */
export function importedEnding(raw: Loose, leaving: Leaving): Loose {
  const { completedHtml, completedHtmlOnCondition, navigateToUrl, ...rest } = raw;
  if (isLoose(rest['completed'])) return rest;
  const on = onCondition(completedHtmlOnCondition);
  const actions = action(navigateToUrl, leaving);
  if (completedHtml !== undefined || on.length > 0) leaving.leave('', 'completedHtml', 'HTML became plain words.');
  const completed = {
    ...(completedHtml !== undefined && { text: marked(completedHtml) }),
    ...(on.length > 0 && { on }),
    ...(actions.length > 0 && { actions }),
  };
  return Object.keys(completed).length === 0 ? rest : { ...rest, completed };
}
