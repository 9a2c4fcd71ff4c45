function browserSnippet(key: string, origin: string): string {
  return `import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: '${key}', cdnURL: '${origin}' });
analytics.page();`;
}

function serverSnippet(key: string, origin: string): string {
  return `import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: '${key}', host: '${origin}' });
analytics.track({ userId: '42', event: 'Order Completed', properties: { order_id: '5514', total: 84 } });`;
}

/** What to paste into a site or server so that it sends to this installation. */
export function snippetFor(kind: 'browser' | 'server', key: string, origin: string): string {
  return kind === 'browser' ? browserSnippet(key, origin) : serverSnippet(key, origin);
}

/** The same, with the hash of this version: another script is not run. */
export function pinnedChatSnippet(key: string, { address, integrity }: { address: string; integrity: string }): string {
  return `<script async src="${address}" integrity="${integrity}" crossorigin="anonymous" data-key="${key}"></script>`;
}

/** The one tag that puts a chat box on a site. */
export function chatSnippet(key: string, origin: string): string {
  return `<script async src="${origin}/widget.js" data-key="${key}"></script>`;
}
