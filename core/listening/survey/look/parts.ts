/** Pixels. */
export const corners = { usual: 12, most: 26 } as const;

/** Where neither the survey nor the company has a colour. */
export const usualAccent = '#14776b';
