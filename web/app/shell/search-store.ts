import { createSpotlight } from '@mantine/spotlight';

/** The spotlight of the console. */
export const [searchStore, searchActions] = createSpotlight();

export function openSearch(): void {
  searchActions.open();
}
