import { getDefaultEnvironment } from '@modelcontextprotocol/client/stdio';

/**
 * What a server inherits beside the library's short list (home, path, user): how to reach the network, whom to trust
 * there, and where packages come from. Nothing else: the editor's environment may hold keys that are none of its business.
 */
const inherited = [
  'LANG',
  'LC_ALL',
  'TMPDIR',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'ALL_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'all_proxy',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'XDG_CONFIG_HOME',
  'XDG_CACHE_HOME',
  'XDG_DATA_HOME',
  'npm_config_registry',
  'npm_config_cache',
  'npm_config_userconfig',
];

/** The environment of a server process: what it inherits, and what its configuration sets. */
export function serverEnvironment(configured: Readonly<Record<string, string>>): Record<string, string> {
  const environment = getDefaultEnvironment();
  for (const name of inherited) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return { ...environment, ...configured };
}
