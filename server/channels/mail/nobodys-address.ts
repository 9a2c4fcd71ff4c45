/** Whom a report is from that names no sender: an address that nobody can have (RFC 6761). */
export const nobodysAddress = 'mailer-daemon@unknown.invalid';
