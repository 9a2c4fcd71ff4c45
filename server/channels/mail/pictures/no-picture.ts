/** Stands in a mail where a picture should be that could not be loaded: in its place, small, and in words. */
export const noPicture = {
  type: 'image/svg+xml; charset=utf-8',
  text: `<svg xmlns="http://www.w3.org/2000/svg" width="220" height="40" viewBox="0 0 220 40" role="img" aria-label="Picture could not be loaded"><rect x=".5" y=".5" width="219" height="39" rx="6" fill="#f5f6f8" stroke="#c4c9d1" stroke-dasharray="4 3"/><g fill="none" stroke="#5b6472" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="M13 13.5h14a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5H13a1.5 1.5 0 0 1-1.5-1.5V15a1.5 1.5 0 0 1 1.5-1.5zM14 24l4-4.5 3 3M11 10.5l18 19"/></g><text x="38" y="24.5" font-family="system-ui,sans-serif" font-size="12.5" fill="#5b6472">Picture could not be loaded</text></svg>`,
};
