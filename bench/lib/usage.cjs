// Loaded first: tells on stderr, as one line of JSON, what the whole process took. CommonJS, for `--require`: behind `--import`,
// Node would load the command line as a module too, and search its whole bundle for exports.
const fs = require('node:fs');

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { ms: performance.now(), cpuMs: (userCPUTime + systemCPUTime) / 1000, rssMB: maxRSS / 1024 };
  fs.writeSync(2, `\n${JSON.stringify(usage)}\n`);
});
