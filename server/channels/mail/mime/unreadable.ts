/** A mail that cannot be made a message; its reason is shown in the quarantine. */
export class Unreadable extends Error {}
