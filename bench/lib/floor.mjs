// The floor of a replay: reads a file of JSON lines and parses each. `node floor.mjs FILE`; tells what it took on stderr.
import fs from 'node:fs';
import './usage.cjs';

let lines = 0;
let sink = 0;
const use = (value) => {
  lines++;
  sink += value.tool.length;
};
let rest = null;
for await (const chunk of fs.createReadStream(process.argv[2], { highWaterMark: 1 << 20 })) {
  let start = 0;
  if (rest) {
    const end = chunk.indexOf(10);
    if (end < 0) {
      rest = Buffer.concat([rest, chunk]);
      continue;
    }
    use(JSON.parse(Buffer.concat([rest, chunk.subarray(0, end)]).toString()));
    rest = null;
    start = end + 1;
  }
  for (let end = chunk.indexOf(10, start); end >= 0; end = chunk.indexOf(10, start)) {
    use(JSON.parse(chunk.toString('utf8', start, end)));
    start = end + 1;
  }
  if (start < chunk.length) rest = Buffer.from(chunk.subarray(start));
}
if (rest) use(JSON.parse(rest.toString()));
console.log(lines, sink > 0);
