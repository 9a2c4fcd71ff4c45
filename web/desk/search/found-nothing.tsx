import { Button, Group } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { readSearch } from '#core/channels/search/search-query.ts';
import { Empty } from '../../ui/states.tsx';
import { usePlace } from '../place.ts';

/** Nothing was found: what was looked through, and how to look further. */
export function FoundNothing({ words }: { words: string }) {
  const { search, saved, look } = usePlace();
  const { terms, place, status } = readSearch(words);
  const plain = terms
    .filter(({ not, of }) => !not && of === 'words')
    .map(({ text, phrase }) => (phrase ? `"${text}"` : text));
  const fewer = plain.join(' ');
  const narrowed = fewer !== '' && fewer !== words.trim();
  const within = saved !== undefined;
  const spamLeftOut = !within && place === 'usual' && status.length === 0;
  return (
    <Empty
      icon={IconSearch}
      title={`Nothing has “${words}”`}
      action={
        <Group gap="xs" justify="center">
          {narrowed ? (
            <Button variant="default" onClick={() => look({ ...search, q: fewer })}>
              Only the words
            </Button>
          ) : null}
          {spamLeftOut ? (
            <Button variant="default" onClick={() => look({ ...search, q: `${words.trim()} in:anywhere` })}>
              Look in spam, too
            </Button>
          ) : null}
        </Group>
      }
    >
      Words, subjects, files, names and addresses {among(within, spamLeftOut)} were looked through.{' '}
      {plain.length > 1 ? 'All the words must be in one message: leave some out.' : ''}
    </Empty>
  );
}

function among(within: boolean, spamLeftOut: boolean): string {
  if (within) return 'of the conversations in this view';
  return spamLeftOut ? 'of all conversations but spam' : 'of these conversations';
}
