import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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
      title={t`Nothing has “${words}”`}
      action={
        <Group gap="xs" justify="center">
          {narrowed ? (
            <Button variant="default" onClick={() => look({ ...search, q: fewer })}>
              <Trans>Only the words</Trans>
            </Button>
          ) : null}
          {spamLeftOut ? (
            <Button variant="default" onClick={() => look({ ...search, q: `${words.trim()} in:anywhere` })}>
              <Trans>Look in spam, too</Trans>
            </Button>
          ) : null}
        </Group>
      }
    >
      {lookedThrough(within, spamLeftOut)}{' '}
      {plain.length > 1 ? t`All the words must be in one message: leave some out.` : ''}
    </Empty>
  );
}

function lookedThrough(within: boolean, spamLeftOut: boolean): string {
  if (within)
    return t`Words, subjects, files, names and addresses of the conversations in this view were looked through.`;
  return spamLeftOut
    ? t`Words, subjects, files, names and addresses of all conversations but spam were looked through.`
    : t`Words, subjects, files, names and addresses of these conversations were looked through.`;
}
