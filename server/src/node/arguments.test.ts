import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

test.each([
  [['--stdio'], { kind: 'serve', transport: 'stdio' }],
  [['--node-ipc', '--clientProcessId=7'], { kind: 'serve', transport: 'node-ipc' }],
  [['--socket=6009'], { kind: 'serve', transport: 'socket', port: 6009 }],
  [['--socket', '6009'], { kind: 'serve', transport: 'socket', port: 6009 }],
  [['--version'], { kind: 'version' }],
  [['--stdio', '--help'], { kind: 'help' }],
])('%j asks for %j', (args, expected) => {
  expect(readArguments(args)).toEqual(expected);
});

test.each([
  [[]],
  [['--socket']],
  [['--socket=']],
  [['--socket=0']],
  [['--socket=70000']],
  [['--socket=x']],
  [['-stdio']],
])('%j is told how it should be', (args) => {
  expect(readArguments(args)).toMatchObject({ kind: 'usage' });
});
