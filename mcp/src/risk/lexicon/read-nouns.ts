import { wordSet } from './table.ts';

/** Names without a verb that end in one of these name what is answered (`directory_tree`, `repo_info`). */
export const readNouns = wordSet(
  `info information status stat stats statistics healthcheck detail details history summary metadata schema tree version overview balance balances
   log logs docs documentation metrics usage help capabilities list listing results insights requests messages analytics health
   leaderboard weather news timeline count counts guide guidelines practices instructions reference bestpractices changelog
   price prices quote quotes rates holders profile transcript transcripts subtitles captions definition definitions synonyms lyrics
   policy policies receipt receipts estimate estimates directions distance coordinates temperature fees trends trending headlines earnings dividends thinking reasoning`,
);

/** Of those, the ones that a run-together name may end with (`sequentialthinking`, `stockprices`). */
export const gluedReadNouns = wordSet(
  'info status stats docs weather news price prices rates thinking reasoning summary',
);

/** Nouns in -er and -or that are things or people, whatever verb they come from: they say nothing of what is done. */
export const noAgents = wordSet(
  `browser caller character cluster computer container customer dealer docker driver editor employer folder footer
   header helper layer leader letter manager marker member newsletter number offer owner player pointer printer
   provider receiver register reporter router sender server speaker supplier teacher timer user viewer voucher
   worker`,
);
