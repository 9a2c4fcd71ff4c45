import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconFile, IconFolder, IconMail, IconPhoto, IconTextSize } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { showHidden } from '#core/channels/hidden-letters.ts';
import { readStructure } from '#core/contract/incoming.ts';
import { useRead } from '../../app/read.ts';
import { bytes } from '../../ui/format.ts';
import { Pane } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import styles from './incoming.module.css';
import { SourcePane } from './source-pane.tsx';
import type { Detail } from './words.ts';

type Structure = WireOutputOf<typeof readStructure>;

const forms = t`Nothing of it is run or laid out; letters that hide or turn the direction of writing are named, like ‹RLO›.`;

/** The mail as it came: headers, parts, source. */
export function RawMail({ item, mayRead }: { item: Detail; mayRead: boolean }) {
  if (item.blanked)
    return (
      <Pane title={t`The mail itself`}>
        <Empty title={t`Its bytes are gone`}>
          <Trans>They were erased with a customer, or are older than the company keeps them.</Trans>
        </Empty>
      </Pane>
    );
  if (!mayRead)
    return (
      <Pane title={t`The mail itself`}>
        <Empty title={t`You may not read it`}>
          <Trans>That needs the permission to read conversations.</Trans>
        </Empty>
      </Pane>
    );
  return <ReadableMail id={item.id} />;
}

function ReadableMail({ id }: { id: string }) {
  const structure = useRead(readStructure, { id }, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <>
      <Pane title={t`Parts`} about={t`What the mail is made of; sizes as they stand in it.`}>
        <Loaded query={structure} rows={3}>
          {(found) => <Parts {...found} />}
        </Loaded>
      </Pane>
      <Pane title={t`Headers`} about={forms}>
        <Loaded query={structure} rows={6}>
          {({ headers }) => <Headers headers={headers} />}
        </Loaded>
      </Pane>
      <SourcePane id={id} />
    </>
  );
}

function PartIcon({ type }: { type: string }) {
  const look = { size: 15, stroke: 1.6 };
  if (type.startsWith('multipart/')) return <IconFolder {...look} />;
  if (type.startsWith('image/')) return <IconPhoto {...look} />;
  if (type.startsWith('message/')) return <IconMail {...look} />;
  return type.startsWith('text/') ? <IconTextSize {...look} /> : <IconFile {...look} />;
}

const fewParts = 20;

function Parts({ parts, more }: Structure) {
  const [all, setAll] = useState(false);
  const count = parts.length;
  const hidden = all ? 0 : Math.max(0, count - fewParts);
  return (
    <>
      <ul className={styles.parts}>
        {parts.slice(0, count - hidden).map(({ depth, type, name, encoding, disposition, size }, at) => (
          <li key={at} style={{ '--depth': Math.min(depth, 8) } as React.CSSProperties}>
            <PartIcon type={type} />
            <span className={styles.partName}>
              <code>{showHidden(type)}</code> {name === null ? null : <b>{showHidden(name)}</b>}
            </span>
            <span className="muted">
              {[disposition, encoding]
                .filter((each) => each !== null)
                .map(showHidden)
                .join(', ')}
            </span>
            <span className="nums">{bytes(size)}</span>
          </li>
        ))}
      </ul>
      {hidden > 0 ? (
        <Button className={styles.more ?? ''} variant="default" size="xs" onClick={() => setAll(true)}>
          {t`Show all ${plural(count, { one: '# part', other: '# parts' })}`}
        </Button>
      ) : null}
      {more && hidden === 0 ? (
        <p className="muted">
          <Trans>There is more of it than is shown here.</Trans>
        </p>
      ) : null}
    </>
  );
}

const few = 12;

function Headers({ headers }: Pick<Structure, 'headers'>) {
  const [all, setAll] = useState(false);
  const count = headers.length;
  if (count === 0)
    return (
      <p className="muted">
        <Trans>This mail has no headers.</Trans>
      </p>
    );
  return (
    <>
      <table className={styles.headers} dir="ltr">
        <tbody>
          {(all ? headers : headers.slice(0, few)).map(({ name, value }, at) => (
            <tr key={at}>
              <th scope="row">{showHidden(name)}</th>
              <td>{showHidden(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > few && !all ? (
        <Button className={styles.more ?? ''} variant="default" size="xs" onClick={() => setAll(true)}>
          {t`Show all ${plural(count, { one: '# header', other: '# headers' })}`}
        </Button>
      ) : null}
    </>
  );
}
