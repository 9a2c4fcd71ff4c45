import { allowed } from './permission.ts';

interface Shown {
  title: string;
  body: string;
  /** What it is about: a newer one about the same takes its place. */
  about: string;
  open: () => void;
}

/** Shows a notification of the desktop, where that is allowed; a click comes here and opens what it is about. */
export function showNotification({ title, body, about, open }: Shown): void {
  if (allowed() !== 'granted') return;
  try {
    const shown = new Notification(title, { body, tag: about, silent: true, icon: '/icon.svg' });
    shown.addEventListener('click', () => {
      window.focus();
      open();
      shown.close();
    });
  } catch {
    // Browsers of phones show notifications for installed pages only.
  }
}
