import { describe, expect, test } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { invalidParams, runSafe } from './run-safe.ts';

function session() {
  const logged: string[] = [];
  const log = { error: (text: string) => void logged.push(text), info: () => undefined };
  const timer = {
    after(_delay: number, callback: () => void) {
      queueMicrotask(callback);
      return { dispose: () => undefined };
    },
  };
  return { logged, log, runtime: { timer } };
}

const cancelled = expect.objectContaining({ code: LSPErrorCodes.RequestCancelled });

describe('a handler that is run safely', () => {
  test('answers what it found', async () => {
    const handler = runSafe(session(), 'x', 0, (n: number) => n + 1);
    expect(await handler(1, new CancellationTokenSource().token)).toBe(2);
  });

  test('does nothing when the request was taken back before it began', async () => {
    const source = new CancellationTokenSource();
    let ran = false;
    const answer = runSafe(session(), 'x', 0, () => {
      ran = true;
      return 1;
    })({}, source.token);
    source.cancel();
    expect(await answer).toEqual(cancelled);
    expect(ran).toBe(false);
  });

  test('answers nothing when the request was taken back meanwhile', async () => {
    const source = new CancellationTokenSource();
    const handler = runSafe(session(), 'x', 0, () => {
      source.cancel();
      return 1;
    });
    expect(await handler({}, source.token)).toEqual(cancelled);
  });

  test('answers its fallback when it fails, and the fault is logged without the places of a stack', async () => {
    const place = session();
    const handler = runSafe(place, 'textDocument/hover', 'nothing', () => {
      throw new Error('it broke');
    });
    expect(await handler({}, new CancellationTokenSource().token)).toBe('nothing');
    expect(place.logged).toEqual(['textDocument/hover: it broke']);
  });

  test('passes on an error that was meant for the client', async () => {
    const handler = runSafe(session(), 'x', 0, () => {
      throw invalidParams('no');
    });
    await expect(handler({}, new CancellationTokenSource().token)).rejects.toBeInstanceOf(ResponseError);
  });
});
