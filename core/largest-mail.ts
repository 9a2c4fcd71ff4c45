const megabyte = 1024 * 1024;

/** The largest mail that is taken in, by whatever way it comes, in bytes. */
export const largestMail = 64 * megabyte;

/** The same in words. */
export const largestMailWords = `${largestMail / megabyte} MB`;
