import type { App } from '#platform';

/** Where people reach the console: PUBLIC_URL, else the port on this machine. Never what a request claims. */
export function consoleUrl(app: App): string {
  return app.config.publicUrl ?? `http://localhost:${app.config.port}`;
}
