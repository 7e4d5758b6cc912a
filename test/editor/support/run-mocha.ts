import { writeFile } from 'node:fs/promises';
import Mocha from 'mocha';

/** One test as the runner outside reads it (scripts/lib/results.mjs). Durations are milliseconds. */
interface Result {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly duration: number;
  readonly error?: string;
}

/**
 * Runs the tests that `load` declares and writes what came of them to the file that `MCP_POLICY_RESULTS` names. The same in
 * VS Code's extension host and in plain Node.
 * @throws when a test failed
 */
export async function runMocha(load: () => Promise<unknown>): Promise<void> {
  const file = process.env.MCP_POLICY_RESULTS;
  if (!file) throw new Error('MCP_POLICY_RESULTS names no file for the results.');
  // An editor on a busy machine is slow; a test that waits for what never comes still ends.
  const mocha = new Mocha({ ui: 'bdd', timeout: 180_000, reporter: Mocha.reporters.Base });
  const { MCP_POLICY_GREP: only } = process.env;
  if (only) mocha.grep(new RegExp(only));
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
  const results: Result[] = [];
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    const add = (state: Result['state']) => (test: Mocha.Runnable, error?: Error) => {
      const reason = error && { error: error.stack ?? error.message };
      results.push({ title: test.fullTitle(), state, duration: test.duration ?? 0, ...reason });
    };
    runner.on('pass', add('passed'));
    runner.on('fail', add('failed'));
    runner.on('pending', add('skipped'));
  });
  await writeFile(file, JSON.stringify(results, null, 2));
  if (failures > 0) throw new Error(`${failures} of ${results.length} tests failed.`);
}
