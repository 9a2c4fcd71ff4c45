import { Link } from '@tanstack/react-router';
import { IconMapOff } from '@tabler/icons-react';
import { Empty } from '../ui/states.tsx';
import { words } from './words.ts';

/** An address without a page, within the frame of the console. */
export function NoPage() {
  return (
    <Empty icon={IconMapOff} title={words.noPage} action={<Link to="/">{words.toStart}</Link>}>
      {words.noPageAbout}
    </Empty>
  );
}

/** The same for somebody who is not signed in. */
export function NotFound() {
  return (
    <main>
      <NoPage />
    </main>
  );
}
