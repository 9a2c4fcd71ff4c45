import { formLimits, type AcceptKind } from './fields.ts';

const pictures = ['jpg', 'jpeg', 'png', 'gif', 'webp'];
const documents = [
  ...pictures,
  ...['pdf', 'txt', 'csv', 'rtf', 'md', 'doc', 'docx', 'odt', 'xls', 'xlsx', 'ods', 'ppt', 'pptx', 'odp', 'heic'],
];
/** What runs when somebody opens it, on whatever machine. */
const programs = new Set([
  ...['exe', 'msi', 'msix', 'bat', 'cmd', 'com', 'scr', 'pif', 'cpl', 'lnk', 'reg', 'inf', 'dll', 'sys', 'hta', 'chm'],
  ...['js', 'jse', 'mjs', 'vbs', 'vbe', 'wsf', 'wsh', 'ps1', 'psm1', 'jar', 'jnlp', 'class', 'app', 'dmg', 'pkg'],
  ...[
    'sh',
    'bash',
    'command',
    'desktop',
    'deb',
    'rpm',
    'apk',
    'xll',
    'docm',
    'xlsm',
    'pptm',
    'dotm',
    'iso',
    'img',
    'vhd',
  ],
  ...[
    'html',
    'htm',
    'xhtml',
    'svg',
    'url',
    'website',
    'scf',
    'gadget',
    'application',
    'appref-ms',
    'py',
    'rb',
    'pl',
    'php',
  ],
]);

const endings: Record<Exclude<AcceptKind, 'any'>, ReadonlySet<string>> = {
  pictures: new Set(pictures),
  documents: new Set(documents),
};

export type FileFault = 'fileTooLarge' | 'fileWrongKind' | 'fileEmpty';

/** Why a file is not taken; undefined when it is. The ending decides: it is what opens it. */
export function faultOfFile(file: { name: string; size: number }, accept: AcceptKind): FileFault | undefined {
  if (file.size === 0) return 'fileEmpty';
  if (file.size > formLimits.fileBytes) return 'fileTooLarge';
  const parts = file.name
    .trim()
    .toLowerCase()
    .replace(/[.\s]+$/, '')
    .split('.');
  const ending = parts.length > 1 ? parts.at(-1)! : '';
  const taken = accept === 'any' ? !programs.has(ending) : endings[accept].has(ending);
  return taken ? undefined : 'fileWrongKind';
}

/** What a browser's dialog offers; empty: anything. */
export function offeredEndings(accept: AcceptKind): string {
  return accept === 'any' ? '' : [...endings[accept]].map((ending) => `.${ending}`).join(',');
}
