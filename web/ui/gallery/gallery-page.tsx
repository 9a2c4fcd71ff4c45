import { FigureGallery } from './figure-gallery.tsx';
import { PartGallery } from './part-gallery.tsx';
import { StateGallery } from './state-gallery.tsx';
import { Page, Stack } from '../page.tsx';

export function GalleryPage() {
  return (
    <main style={{ height: '100%' }}>
      <Page title="Parts of the console" about="Every part in every state. Add yours here.">
        <Stack>
          <FigureGallery />
          <PartGallery />
          <StateGallery />
        </Stack>
      </Page>
    </main>
  );
}
