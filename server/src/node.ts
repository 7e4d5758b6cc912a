import path from 'node:path';
import { cacheFolder } from './node/cache-folder.ts';
import { cacheFileIn, requireCached } from './node/code-cache.ts';
import { growingHeap, holdHeap } from './node/heap-space.ts';

type Main = typeof import('./node/main.ts');

const folder = cacheFolder(process.platform, process.env);
const cacheFile = folder && cacheFileIn(folder, process.execPath);

holdHeap();
const { main } = requireCached(path.join(__dirname, 'server-main.js'), cacheFile, growingHeap) as Main;
main(process.argv.slice(2));
