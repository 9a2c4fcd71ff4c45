import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';

interface DecideProps {
  /** The mail is not from whom it says. */
  forged: boolean;
  put(): void;
  keep(): void;
}

/** Where it belongs, decided by a person. A forged mail hardly belongs where it wants to be: then that button is the quiet one. */
export function DecideButtons({ forged, put, keep }: DecideProps) {
  const there = (
    <Button key="there" size="compact-sm" variant={forged ? 'default' : 'filled'} onClick={put}>
      <Trans>Put it there</Trans>
    </Button>
  );
  const apart = (
    <Button key="apart" size="compact-sm" variant={forged ? 'filled' : 'default'} onClick={keep}>
      <Trans>Keep apart</Trans>
    </Button>
  );
  return forged ? [apart, there] : [there, apart];
}
