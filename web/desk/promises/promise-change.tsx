import { changeWords } from '../delivery-words.ts';
import { useOpened } from '../arrange/opened.ts';
import { promiseChangeWords } from './promise-words.ts';

/** What somebody did, as one line; of a promise with its words. */
export function ChangeWords({ change }: { change: Parameters<typeof changeWords>[0] }) {
  const opened = useOpened();
  return promiseChangeWords(change, opened?.promises ?? []) ?? changeWords(change);
}
