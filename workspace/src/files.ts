/** The files of a workspace, by URI. Node brings one implementation, a browser may bring its own, tests bring a map. */
export interface Files {
  /** The file's text. Rejects with an `Error` whose message can be shown when it cannot be read. */
  read(uri: string): Promise<string>;
  /** Undefined when there is nothing at `uri`. Times are milliseconds since the epoch, sizes bytes. */
  stat(uri: string): Promise<FileStat | undefined>;
  /** Names in a folder, sorted; empty when there is no such folder. */
  list(uri: string): Promise<readonly string[]>;
}

export interface FileStat {
  readonly type: 'file' | 'directory';
  readonly size: number;
  readonly modified: number;
  /** True for a symbolic link (the rest describes what it leads to). What a folder is searched for is never found through one. */
  readonly linked?: boolean;
}
