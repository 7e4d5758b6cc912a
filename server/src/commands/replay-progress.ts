import type { Run } from '../methods/progress.ts';

/** Tells of whole percents only: a recording is read in many small pieces. */
export function progressOf(run: Run): (read: number, total: number) => void {
  let told = -1;
  return (read, total) => {
    const percent = total > 0 ? Math.min(100, Math.floor((100 * read) / total)) : 0;
    if (percent === told) return;
    told = percent;
    run.report(`${megabytes(read)} of ${megabytes(total)} MB`, percent);
  };
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
