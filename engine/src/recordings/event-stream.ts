/** The data of the events in a stream of server-sent events, in order: the lines of one event are joined. */
export function dataOfEvents(stream: string): readonly string[] {
  const events: string[] = [];
  let data: string[] = [];
  const finish = () => {
    if (data.length > 0) events.push(data.join('\n'));
    data = [];
  };
  for (const line of stream.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    if (line === '') finish();
    else if (line === 'data') data.push('');
    else if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5));
  }
  // What is cut off at the end is no event to a browser; here it is the end of what was kept.
  finish();
  return events;
}
