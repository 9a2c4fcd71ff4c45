import { Link } from '@tanstack/react-router';
import { IconMapOff } from '@tabler/icons-react';
import { Empty } from '../ui/states.tsx';

/** An address without a page. */
export function NotFound() {
  return (
    <main>
      <Empty icon={IconMapOff} title="There is no such page" action={<Link to="/">Go to the start</Link>}>
        The address may be mistyped, or what was here is gone.
      </Empty>
    </main>
  );
}
