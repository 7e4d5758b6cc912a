const ascii = /^[\0-\x7f]*$/;

/** Whether a text has no character beyond ASCII. Nearly every name and message is such, and looked through with less. */
export function isAscii(text: string): boolean {
  return ascii.test(text);
}
