import { pathToFileURL } from 'node:url';
import type { Log, Result, Run } from 'sarif';
import { describe, expect, test } from 'vitest';
import { type Folder, folderWith } from '../../testing/run-cli.ts';
import { sarifFaults } from '../../testing/sarif-schema.ts';

const snapshot = JSON.stringify({ tools: [{ name: 'list_issues' }, { name: 'update_issue' }, { name: '漢字_tool' }] });
const policy = `{
  "version": "1",
  "default": "deny",
  "hide": ["list_issues", "list_issues"],
  "tools": {
    "update_issue": {},
    "update_isue": {}
  }
}
`;
const files = { 'policy.json': policy, '.mcp-policy/snapshots/policy.json': snapshot };

async function logOf(folder: Folder, ...args: string[]): Promise<{ log: Log; run: Run; results: readonly Result[] }> {
  const { out } = await folder.run('check', '--format', 'sarif', ...args);
  const log: Log = JSON.parse(out);
  const [run] = log.runs;
  if (!run) throw new Error('no run');
  return { log, run, results: run.results ?? [] };
}

function fingerprints(results: readonly Result[]): readonly string[] {
  return results.map(({ ruleId, partialFingerprints }) => `${ruleId} ${partialFingerprints?.['mcpPolicy/v1']}`);
}

describe('by the official schema of SARIF 2.1.0', () => {
  test('the schema is one that finds faults', () => {
    expect(sarifFaults({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, result: [] }] })).toHaveLength(1);
    expect(sarifFaults({ version: '2.0.0', runs: [] })).not.toEqual([]);
  });

  test.each([
    ['findings with fixes', policy, []],
    ['no findings', '{"version":"1","default":"deny","tools":{"list_issues":{}}}', []],
    ['malformed JSON', '{"version":"1" "default":', []],
    ['no policy', '{"Statement":[]}', ['policy.json']],
    ['an empty file', '', []],
    ['hostile words', '{"version":"1","default":"deny","tools":{"\\u0000\\ud800\\n](x)":{"limit":1}}}', []],
  ])('a report of %s is valid', async (_, text, args) => {
    const { log } = await logOf(folderWith({ ...files, 'policy.json': text }), ...args);
    expect(sarifFaults(log)).toEqual([]);
  });

  test('so is one of a file that cannot be read, which it tells', async () => {
    const { log, run } = await logOf(folderWith(files), 'policy.json', 'none.json');
    expect(sarifFaults(log)).toEqual([]);
    expect(run.invocations?.[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', message: { text: expect.stringContaining('none.json') } }],
    });
  });
});

test('no more results than code scanning takes, and how many are left out', async () => {
  const hide = Array.from({ length: 25_010 }, (_, i) => `no_such_${i}`);
  const text = JSON.stringify({ version: '1', default: 'deny', hide, tools: { list_issues: {} } });
  const { run, results } = await logOf(folderWith({ ...files, 'policy.json': text }));
  expect(results).toHaveLength(25_000);
  expect(run.invocations?.[0]?.toolExecutionNotifications).toMatchObject([
    { level: 'warning', message: { text: expect.stringMatching(/^\d+ findings? of the least severe left out/) } },
  ]);
});

test('a rule comes with what it means and its page', async () => {
  const { run, results } = await logOf(folderWith(files));
  const rules = run.tool.driver.rules ?? [];
  for (const { ruleId, ruleIndex = -1 } of results) expect(rules[ruleIndex]?.id).toBe(ruleId);
  expect(rules.find(({ id }) => id === 'tools/unknown-tool')).toMatchObject({
    name: 'UnknownTool',
    shortDescription: { text: expect.stringContaining('no tool of the server') },
    fullDescription: { text: expect.stringContaining('In hide it hides nothing') },
    help: {
      text: expect.not.stringContaining('##'),
      markdown: expect.stringMatching(/^# tools\/unknown-tool\n\n## Summary/),
    },
    defaultConfiguration: { level: 'warning' },
  });
});

test('places are relative to the root of the repository, wherever in it the command runs', async () => {
  const folder = folderWith({ '.git/HEAD': '', 'a b/policy.json': '{"version":"1","tools":{}}' });
  const { run, results } = await logOf(folder.below('a b'));
  expect(run.originalUriBaseIds).toEqual({ '%SRCROOT%': { uri: `${pathToFileURL(folder.path).href}/` } });
  expect(run.columnKind).toBe('utf16CodeUnits');
  expect(results[0]?.locations?.[0]?.physicalLocation?.artifactLocation).toEqual({
    uri: 'a%20b/policy.json',
    uriBaseId: '%SRCROOT%',
  });
});

test('a byte-order mark is no column', async () => {
  const { results } = await logOf(folderWith({ 'policy.json': '\uFEFF{"version":"2","default":"deny"}' }));
  const wrong = results.find(({ ruleId }) => ruleId === 'schema/wrong-value');
  expect(wrong?.locations?.[0]?.physicalLocation?.region).toEqual({
    startLine: 1,
    startColumn: 12,
    endLine: 1,
    endColumn: 15,
  });
});

describe('a fingerprint', () => {
  test('stays when lines are put in before it, and differs between findings', async () => {
    const before = fingerprints((await logOf(folderWith(files))).results);
    const shifted = policy.replace('"version"', '"description": "x",\n\n  "version"').replaceAll('\n', '\r\n');
    const after = fingerprints((await logOf(folderWith({ ...files, 'policy.json': shifted }))).results);
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(before.length);
    expect(before.length).toBeGreaterThan(2);
  });

  test('is the same whatever file of the folder has it, and another for another tool', async () => {
    const renamed = policy.replace('update_isue', 'update_issu');
    const [a, b] = await Promise.all(
      [policy, renamed].map(async (text) =>
        fingerprints((await logOf(folderWith({ ...files, 'policy.json': text }))).results),
      ),
    );
    expect(a?.filter((one) => b?.includes(one)).length).toBe((a?.length ?? 0) - 1);
  });
});

test('a fix, carried out as it stands, mends the policy', async () => {
  const folder = folderWith(files);
  const { results } = await logOf(folder);
  const fix = results.find(({ ruleId }) => ruleId === 'risk/write-unlimited')?.fixes?.[0];
  expect(fix?.description?.text).toContain('30');
  const [change] = fix?.artifactChanges ?? [];
  expect(change?.artifactLocation.uri).toBe('policy.json');
  const lines = policy.split('\n');
  for (const { deletedRegion: region, insertedContent } of change?.replacements ?? []) {
    const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = region;
    const head = [...lines.slice(0, startLine - 1), lines[startLine - 1]?.slice(0, startColumn - 1)].join('\n');
    const tail = [lines[endLine - 1]?.slice(endColumn - 1), ...lines.slice(endLine)].join('\n');
    lines.splice(0, lines.length, ...`${head}${insertedContent?.text ?? ''}${tail}`.split('\n'));
  }
  expect(JSON.parse(lines.join('\n')).tools.update_issue.limits).toMatchObject([{ window: 'minute', max: 30 }]);
});

test('what the configuration accepts is shown on demand only, with its reason', async () => {
  const suppressions = [{ rule: 'tools/unknown-tool', tool: 'update_isue', reason: 'Comes next week.' }];
  const folder = folderWith({ ...files, '.mcp-policy/config.json': JSON.stringify({ suppressions }) });
  const plain = await logOf(folder);
  expect(plain.results.some(({ ruleId }) => ruleId === 'tools/unknown-tool')).toBe(false);
  const { log, results } = await logOf(folder, '--show-suppressed');
  expect(sarifFaults(log)).toEqual([]);
  expect(results.filter(({ suppressions }) => suppressions?.length)).toMatchObject([
    {
      ruleId: 'tools/unknown-tool',
      suppressions: [{ kind: 'external', status: 'accepted', justification: 'Comes next week.' }],
    },
  ]);
  expect(fingerprints(results.filter(({ suppressions }) => !suppressions?.length))).toEqual(
    fingerprints(plain.results),
  );
});
