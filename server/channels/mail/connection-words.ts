type Place = { host: string; port: number };

const untrusted =
  /SELF_SIGNED_CERT|UNABLE_TO_VERIFY_LEAF|UNABLE_TO_GET_ISSUER|self-signed certificate|unable to (verify the first|get (local )?issuer)/;

/** By the code of node, of OpenSSL or of the client library, else by its words; the first that fits. */
const told: ReadonlyArray<[RegExp, (place: Place) => string]> = [
  [/\bECONNREFUSED\b/, ({ host, port }) => `Nothing answers at ${host}, port ${port} (connection refused).`],
  [/\b(EHOSTUNREACH|ENETUNREACH)\b/, ({ host }) => `There is no way from here to ${host}.`],
  [
    /^GREETING_TIMEOUT$/,
    ({ host, port }) => `${host} takes a connection at port ${port} and says nothing. Perhaps it wants TLS there.`,
  ],
  [/TIMEDOUT|TIMEOUT/i, ({ host, port }) => `No answer in time from ${host}, port ${port}.`],
  [/\b(ECONNRESET|EPIPE|ClosedAfterConnect\w*)\b/, ({ host, port }) => `${host}, port ${port}, ended the connection.`],
  [
    /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|wrong version number|packet length too long/,
    ({ host, port }) => `${host} does not speak TLS at port ${port}: choose STARTTLS, or the port that is for TLS.`,
  ],
  [
    /does not support STARTTLS/,
    ({ host, port }) => `${host} offers no STARTTLS at port ${port}: choose TLS with the port that is for it.`,
  ],
  [untrusted, ({ host }) => `Nobody whom this machine trusts signed the certificate of ${host}.`],
  [/CERT_HAS_EXPIRED|certificate has expired/, ({ host }) => `The certificate of ${host} has expired.`],
  [
    /ALTNAME_INVALID|does not match certificate's altnames/,
    ({ host }) => `The certificate of ${host} is made for another name.`,
  ],
];

/** Why a mail server could not be reached, for the person who typed where it is; undefined for what is not known. */
export function connectionWords(error: unknown, place: Place): string | undefined {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const signs = [code, message].filter((sign) => typeof sign === 'string');
  return told.find(([pattern]) => signs.some((sign) => pattern.test(sign)))?.[1](place);
}
