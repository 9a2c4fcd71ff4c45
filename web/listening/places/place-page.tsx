import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconExternalLink, IconPrinter } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { changePlace, closePlace, openPlace, relinkPlace } from '#core/contract/places.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { toast } from '../../app/toast.tsx';
import { AskFirst } from '../../ui/ask-first.tsx';
import { CopyText } from '../../ui/copy.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Columns, Page, Pane, Stack } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { DevicesPane } from './devices-pane.tsx';
import { GivenPane } from './given-pane.tsx';
import { PlaceFields, placeSettings, type PlaceValues } from './place-form.tsx';
import { PlaceState } from './place-state.tsx';
import { kindNames } from './place-words.ts';
import styles from './places.module.css';

export type OpenedPlace = WireOutputOf<typeof openPlace>;

const route = getRouteApi('/console/listening/places/$place');
const icon = { size: 16, stroke: 1.7 };

/** One device or poster: its address, whether it is there, and what was given there. */
export function PlacePage() {
  const { place: id } = route.useParams();
  const place = useRead(openPlace, { id }, { every: 60_000 });
  return <Loaded query={place}>{(opened) => <OnePlace place={opened} />}</Loaded>;
}

function OnePlace({ place }: { place: OpenedPlace }) {
  const may = useMay('listening.manage');
  const { id, version, name, kind, link } = place;
  return (
    <Page
      title={name}
      about={
        <>
          <Link to="/listening/places">
            <Trans>All places</Trans>
          </Link>{' '}
          · {kindNames[kind]} · <PlaceState place={place} />
        </>
      }
      actions={
        link === null ? undefined : (
          <>
            <Button
              component="a"
              href={link}
              target="_blank"
              rel="noreferrer"
              variant="default"
              leftSection={<IconExternalLink {...icon} />}
            >
              <Trans>Open its page</Trans>
            </Button>
            <Button
              component="a"
              href={`/api/v1/places/${id}/poster`}
              target="_blank"
              rel="noreferrer"
              leftSection={<IconPrinter {...icon} />}
            >
              <Trans>Poster to print</Trans>
            </Button>
          </>
        )
      }
    >
      <Columns>
        <Stack>
          <GivenPane place={place} />
          {kind === 'device' ? <DevicesPane place={place} /> : null}
        </Stack>
        <Stack>
          <AddressPane place={place} may={may} />
          {may ? <SettingsPane key={version} place={place} /> : null}
        </Stack>
      </Columns>
    </Page>
  );
}

function AddressPane({ place, may }: { place: OpenedPlace; may: boolean }) {
  const { id, version, kind, link, linkSince, closed } = place;
  const relink = useWrite(relinkPlace, { outdates: ['place.'] });
  const close = useWrite(closePlace, { outdates: ['place.'] });
  const put = (next: boolean) =>
    close.mutate(
      { id, version, closed: next },
      { onSuccess: () => toast({ text: next ? t`Closed: nothing is taken there.` : t`Open again.` }) },
    );
  return (
    <Pane
      title={t`Address`}
      about={
        kind === 'device'
          ? t`Open it in the browser of the device, full screen. It goes on asking without a connection and sends later.`
          : t`Behind the code of the poster.`
      }
    >
      <div className={styles.lines}>
        {link === null ? <Trans>It opens nothing now.</Trans> : <CopyText text={link} label={t`Address`} />}
        <span className="muted">
          <Trans>
            In use since <Moment at={linkSince} />
          </Trans>
        </span>
        {may ? (
          <div className={styles.acts}>
            <AskFirst
              title={t`Another address?`}
              about={t`The address of now, and every poster with its code, opens nothing any more. Answers that wait on a device are taken for 7 days.`}
              confirm={t`Make another`}
              disabled={closed}
              onConfirm={() => relink.mutateAsync({ id, version })}
            >
              <Trans>Another address</Trans>
            </AskFirst>
            <Button variant="subtle" size="compact-sm" loading={close.isPending} onClick={() => put(!closed)}>
              {closed ? <Trans>Open again</Trans> : <Trans>Close this place</Trans>}
            </Button>
          </div>
        ) : null}
      </div>
    </Pane>
  );
}

function SettingsPane({ place }: { place: OpenedPlace }) {
  const { id, version, kind, name, survey, touchpoint, tradingName } = place;
  const fields = useFields<PlaceValues>({ kind, name, survey, touchpoint, tradingName });
  const change = useWrite(changePlace, { outdates: ['place.'], onDone: () => toast({ text: t`Saved.` }) });
  return (
    <Pane title={t`What it is`}>
      <Form
        fields={fields}
        submit={t`Save`}
        whenDirty
        onSubmit={(values) => change.mutateAsync({ id, version, ...placeSettings(values) })}
      >
        <PlaceFields fields={fields} />
      </Form>
    </Pane>
  );
}
