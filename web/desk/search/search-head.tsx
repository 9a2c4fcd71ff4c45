import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { Button, Modal, Skeleton } from '@mantine/core';
import { readSearch } from '#core/channels/search/search-query.ts';
import { usePlace } from '../place.ts';
import { useViewName } from '../views/saved-views.ts';
import styles from './search.module.css';

const SaveSearch = lazy(async () => ({ default: (await import('../views/save-search.tsx')).SaveSearch }));

/** In which view it is looked for, and keeping what was narrowed down as a view. */
export function SearchHead() {
  const { words, saved, look } = usePlace();
  const name = useViewName();
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  const narrowed = isNarrowed(words);
  if (saved === undefined && !narrowed) return null;
  return (
    <div className={styles.head}>
      {saved === undefined ? null : (
        <>
          <span className={styles.within}>
            <Trans>In “{name}”</Trans>
          </span>
          <Button size="compact-sm" variant="subtle" onClick={() => look({ view: 'open', q: words })}>
            <Trans>Search everything</Trans>
          </Button>
        </>
      )}
      {narrowed ? (
        <Button size="compact-sm" variant="subtle" ml="auto" onClick={() => setOpened(true)}>
          <Trans>Save as view</Trans>
        </Button>
      ) : null}
      <Modal opened={opened} onClose={close} title={t`New view`} size={680}>
        <Suspense fallback={<Skeleton height={420} />}>
          <SaveSearch words={words} saved={saved} close={close} />
        </Suspense>
      </Modal>
    </div>
  );
}

/** Whether more than words was asked for: words are looked for anew, what stands on a conversation is worth a view. */
function isNarrowed(words: string): boolean {
  const { status, channel, tags, reasons, stages, fields, hasFile, place, ...query } = readSearch(words);
  const lists = [status, channel, tags, reasons, stages, fields].some(({ length }) => length > 0);
  return (
    lists ||
    hasFile ||
    place === 'anywhere' ||
    [query.assignee, query.before, query.after, query.during].some((said) => said !== null)
  );
}
