import { wordSet } from './table.ts';

/** Names without a verb that end in one of these name what is answered (`directory_tree`, `repo_info`). */
export const readNouns = wordSet(
  `info information status stat stats statistics healthcheck detail details history summary metadata schema tree version overview balance balances
   logs docs documentation metrics usage help capabilities list listing results insights requests messages analytics health
   leaderboard weather news timeline count counts guide guidelines practices instructions reference bestpractices changelog
   price prices quote quotes rates holders profile transcript transcripts subtitles captions definition definitions synonyms lyrics
   directions distance coordinates temperature fees trends trending headlines earnings dividends thinking reasoning`,
);
