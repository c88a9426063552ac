import { systemCode } from '../../system-code.ts';

/** What is wrong with a file that the system does not let us read, and what to do. */
export function faultOf(error: unknown): { readonly what: string; readonly mend: string } {
  const code = systemCode(error) ?? '';
  return (
    KNOWN.get(code) ?? {
      what: `it cannot be read (${code || String(error)})`,
      mend: 'Check the path.',
    }
  );
}

/** The error of a link that leads nowhere; the system has but that of a file that is not there. */
export function brokenLink(): Error {
  return Object.assign(new Error('broken link'), { code: 'EBROKENLINK' });
}

const KNOWN: ReadonlyMap<string, { readonly what: string; readonly mend: string }> = new Map([
  ['ENOENT', { what: 'there is no such file', mend: 'Check the path.' }],
  ['ENOTDIR', { what: 'there is no such file', mend: 'Check the path.' }],
  ['EISDIR', { what: 'it is a directory', mend: 'Name a file.' }],
  ['EACCES', { what: 'it may not be read', mend: 'Give yourself the right to read it.' }],
  ['EPERM', { what: 'it may not be read', mend: 'Give yourself the right to read it.' }],
  [
    'EBROKENLINK',
    {
      what: 'it is a symbolic link that leads nowhere',
      mend: 'Remove the link, or mend its target.',
    },
  ],
  ['ELOOP', { what: 'its symbolic links lead in a circle', mend: 'Mend the links.' }],
  ['ENAMETOOLONG', { what: 'the path is too long', mend: 'Check the path.' }],
]);
