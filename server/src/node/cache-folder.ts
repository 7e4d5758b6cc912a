import { homedir } from 'node:os';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where compiled code may be kept: in the folder that Node's own `NODE_COMPILE_CACHE` names, else where the system keeps the caches
 * of a user's programs. Nowhere when `NODE_DISABLE_COMPILE_CACHE` says so, or the user has no folder.
 */
export function cacheFolder(platform: NodeJS.Platform, environment: Environment): string | undefined {
  if (environment.NODE_DISABLE_COMPILE_CACHE === '1') return undefined;
  const caches = environment.NODE_COMPILE_CACHE || userCaches(platform, environment);
  return caches === undefined ? undefined : path.join(caches, 'mcp-policy');
}

function userCaches(platform: NodeJS.Platform, environment: Environment): string | undefined {
  if (platform === 'win32') return environment.LOCALAPPDATA || undefined;
  const home = environment.HOME || homedir();
  if (!path.isAbsolute(home)) return undefined;
  if (platform === 'darwin') return path.join(home, 'Library/Caches');
  const named = environment.XDG_CACHE_HOME;
  return named !== undefined && path.isAbsolute(named) ? named : path.join(home, '.cache');
}
