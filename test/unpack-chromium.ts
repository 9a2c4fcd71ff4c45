import chromium from '@sparticuz/chromium';

// A program of its own, run by chromium.ts with a TMPDIR of its own: that is where the package unpacks itself.
await chromium.executablePath();
