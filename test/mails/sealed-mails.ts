import { head, type Sample } from './sample.ts';
import { base64, file, together, words, writeMail } from './write-mail.ts';

const armour = (kind: string, text: string) =>
  `-----BEGIN PGP ${kind}-----\n\n${base64(text)}\n=abcd\n-----END PGP ${kind}-----\n`;

/** Signed and encrypted. */
export function sealed(): Sample[] {
  return [
    {
      name: 'signed with S/MIME',
      raw: writeMail(
        head('Contract, signed'),
        together('signed; protocol="application/pkcs7-signature"; micalg=sha-256', [
          words('Here is my word on the contract.'),
          file('smime.p7s', 'application/pkcs7-signature', { bytes: 'signature' }),
        ]),
      ),
      files: 1,
      says: 'Here is my word',
    },
    {
      name: 'encrypted with OpenPGP',
      raw: writeMail(
        head('...'),
        together('encrypted; protocol="application/pgp-encrypted"', [
          { head: ['Content-Type: application/pgp-encrypted'], body: 'Version: 1\n' },
          { head: ['Content-Type: application/octet-stream; name="encrypted.asc"'], body: armour('MESSAGE', 'secret') },
        ]),
      ),
      files: 2,
      says: '',
    },
    {
      name: 'armour in the text',
      raw: writeMail(
        head('Signed by hand'),
        words(`-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nI agree.\n${armour('SIGNATURE', 'x')}`),
      ),
      files: 0,
      says: 'I agree.',
    },
  ];
}
