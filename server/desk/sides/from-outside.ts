import { problem, type Actor } from '#platform';

/** Whoever writes for the company from outside passes on nothing: what is masked for them would go out in full. */
export function refuseOutside({ sight }: Actor): void {
  if (sight !== undefined)
    throw problem('forbidden', {
      detail:
        'You answer the conversations of your team. Others are asked, and messages forwarded, by whoever sees everything.',
    });
}
