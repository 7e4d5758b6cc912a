// How quiet is the machine? A fixed CPU loop, 60 times; prints median, min, max and steal/load.
import os from 'node:os';
import { median } from './lib/rng.mjs';

const spin = () => {
  let x = 1;
  for (let i = 0; i < 2e7; i++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
  return x;
};
spin();
const xs = [];
for (let i = 0; i < 60; i++) {
  const s = performance.now();
  spin();
  xs.push(performance.now() - s);
}
console.log(
  `${os.cpus()[0].model}, ${os.cpus().length} cores, node ${process.version}, load ${os
    .loadavg()
    .map((x) => x.toFixed(2))
    .join(
      ' ',
    )}; fixed loop median ${median(xs).toFixed(1)} ms, min ${Math.min(...xs).toFixed(1)}, max ${Math.max(...xs).toFixed(1)} (max/min ${(Math.max(...xs) / Math.min(...xs)).toFixed(2)})`,
);
