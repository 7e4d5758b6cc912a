/**
 * One spelling for the URIs that editors spell differently: `file:///c%3A/a%20b` and `file:///C:/a b` are one file.
 * Only for comparing; never shown, never read from.
 */
export function uriKey(uri: string): string {
  let plain = uri;
  try {
    plain = decodeURIComponent(uri);
  } catch {
    // A stray `%` is allowed in what editors send: then the URI is compared as it stands.
  }
  return plain.replace(/^file:\/\/\/([A-Z]):/, (_all, drive: string) => `file:///${drive.toLowerCase()}:`);
}
