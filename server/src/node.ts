import { createHash } from 'node:crypto';
import path from 'node:path';
import { cacheFolder } from './node/cache-folder.ts';
import { requireCached } from './node/code-cache.ts';
import { holdHeap } from './node/heap-space.ts';

type Main = typeof import('./node/main.ts');

const folder = cacheFolder(process.platform, process.env);
/** One file for each program that runs servers (an editor's own Node, the user's): code of one is none to another. */
const cacheFile =
  folder && path.join(folder, `server-${createHash('sha1').update(process.execPath).digest('hex')}.bin`);

holdHeap();
const { main } = requireCached(path.join(__dirname, 'server-main.js'), cacheFile) as Main;
main(process.argv.slice(2));
