import { Link } from '@tanstack/react-router';
import { IconMapOff } from '@tabler/icons-react';
import { Empty } from '../ui/states.tsx';
import { words } from './words.ts';

/** An address without a page. */
export function NotFound() {
  return (
    <main>
      <Empty icon={IconMapOff} title={words.noPage} action={<Link to="/">{words.toStart}</Link>}>
        {words.noPageAbout}
      </Empty>
    </main>
  );
}
