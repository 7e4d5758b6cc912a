import { wordSet } from './table.ts';

/** Names without a verb that end in one of these name what is answered (`directory_tree`, `repo_info`). */
export const readNouns = wordSet(
  `info information status stats statistics detail details history summary metadata schema tree version overview balance balances
   logs docs documentation metrics usage help capabilities list listing results insights requests messages analytics health
   leaderboard weather news timeline count counts guide guidelines practices instructions reference bestpractices changelog
   price prices quote quotes rates holders profile`,
);
