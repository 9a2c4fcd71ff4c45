import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { channelKinds } from '#core/channels/channel.ts';
import { factsFile } from '../ui/facts-file.ts';
import type { Service } from './duration-figure.tsx';
import { usePlace } from './frame.tsx';

/** Takes the conversations of the period as a file: a row for each with its facts and scores. */
export function FactsDownload({ period: { from, to } }: Pick<Service, 'period'>) {
  const [{ channel }] = usePlace();
  const kind = channelKinds.find((each) => each === channel);
  if (channel !== undefined && kind === undefined) return null;
  const file = factsFile({ from, until: to, ...(kind === undefined ? {} : { filter: { channel: [kind] } }) });
  return (
    <Button
      component="a"
      href={file}
      variant="default"
      size="compact-sm"
      leftSection={<IconDownload size={15} stroke={1.7} />}
    >
      <Trans>Facts of each as CSV</Trans>
    </Button>
  );
}
