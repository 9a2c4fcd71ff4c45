import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';

/** Leads on in a list that is read page by page; nothing once all of it stands there. */
export function ShowMore({ rows }: { rows: { hasMore: boolean; loadingMore: boolean; more: () => void } }) {
  if (!rows.hasMore) return null;
  return (
    <Button variant="default" loading={rows.loadingMore} onClick={rows.more}>
      <Trans>Show more</Trans>
    </Button>
  );
}
