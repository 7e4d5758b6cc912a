// What came of tests, from the runners' own result files. A runner that ran nothing has failed.
import { readFile } from 'node:fs/promises';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 */

/** @param {readonly Counts[]} all @returns {Counts} */
export const sum = (all) => ({
  passed: all.reduce((total, { passed }) => total + passed, 0),
  failed: all.reduce((total, { failed }) => total + failed, 0),
});

/** @param {string} runner @param {Counts} counts @returns {Counts} */
function atLeastOne(runner, counts) {
  if (counts.passed + counts.failed > 0) return counts;
  console.log(`  ✗ ${runner} ran no test`);
  return { passed: 0, failed: 1 };
}

/**
 * Reads the file of test/editor/support/run-mocha.ts, and prints a line a test.
 * @param {string} runner
 * @param {string} file
 * @returns {Promise<Counts>}
 */
export async function mochaResults(runner, file) {
  const results = JSON.parse(await readFile(file, 'utf8').catch(() => '[]'));
  for (const { title, state, duration, error } of results) {
    const mark = { passed: '✓', failed: '✗', skipped: '-' }[state];
    console.log(`  ${mark} ${title} (${Math.round(duration)} ms)`);
    if (error) console.log(error.replace(/^/gm, '      '));
  }
  const count = (/** @type {string} */ wanted) => results.filter(({ state }) => state === wanted).length;
  return atLeastOne(runner, { passed: count('passed'), failed: count('failed') });
}

/**
 * Reads the report of Vitest's `json` reporter. A file that could not even be loaded counts as a failure.
 * @param {string} file
 * @returns {Promise<Counts>}
 */
export async function vitestResults(file) {
  const report = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = report;
  const broken = testResults.filter((result) => result.status === 'failed' && result.assertionResults.length === 0);
  return atLeastOne('Vitest', { passed: numPassedTests, failed: numFailedTests + broken.length });
}
