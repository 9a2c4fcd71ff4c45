const plain = `system-ui,-apple-system,'Segoe UI',sans-serif`;

/** Fonts that are on the device already: nothing is loaded from anywhere. */
export const fonts = {
  usual: `'Inter Variable',Inter,${plain}`,
  device: plain,
  serif: `Charter,'Bitstream Charter','Sitka Text',Cambria,Georgia,serif`,
  round: `ui-rounded,'Hiragino Maru Gothic ProN',Quicksand,Comfortaa,Nunito,${plain}`,
  humanist: `Seravek,'Gill Sans Nova',Ubuntu,Calibri,'DejaVu Sans',${plain}`,
  mono: `ui-monospace,'Cascadia Code','Source Code Pro',Menlo,Consolas,'DejaVu Sans Mono',monospace`,
} as const;
export type Font = keyof typeof fonts;
