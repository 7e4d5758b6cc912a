/** What stands in a report where a value looked like a secret. */
export const secretMask = '***';
