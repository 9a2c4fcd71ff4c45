import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState } from '../ui/states.tsx';

/** What a page shows when it failed in itself; the rest of the console stays. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = async () => {
    reset();
    await router.invalidate();
  };
  return (
    <main>
      <ErrorState error={error} retry={again} />
    </main>
  );
}
