// The walls of the house: imports go down only (docs/architecture.md).
const rooms = ['engine', 'mcp', 'language', 'workspace', 'server', 'client', 'cli'];
const below = {
  engine: [],
  mcp: ['engine'],
  language: ['mcp', 'engine'],
  workspace: ['mcp', 'engine'],
  server: ['workspace', 'language', 'mcp', 'engine'],
  cli: ['workspace', 'language', 'mcp', 'engine'],
  client: [],
};
const tests = '\\.test\\.ts$';
/** The one door below the client: what VS Code asks before a server runs (docs/architecture.md, "Walls"). */
const detector = '^language/src/detect/index\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      comment: 'vscode and sarif are types alone',
      severity: 'error',
      from: { pathNot: '^test/editor/' },
      to: { couldNotResolve: true, pathNot: '^(vscode|sarif)$' },
    },
    ...rooms.map((room) => ({
      name: `${room}-imports-down-only`,
      comment: `${room} may import ${below[room].join(', ') || 'no other room'}`,
      severity: 'error',
      from: { path: `^${room}/` },
      to: {
        path: `^(${rooms.filter((other) => other !== room && !below[room].includes(other)).join('|')})/`,
        ...(room === 'client' && { pathNot: detector }),
      },
    })),
    ...rooms.map((room) => ({
      name: `through-the-door-of-${room}`,
      comment: `other rooms see only what ${room}/package.json exports`,
      severity: 'error',
      from: { pathNot: `^(${room}|scripts)/` },
      to: { path: `^${room}/src/`, pathNot: `^${room}/src/((client|node|detect)/)?index\\.ts$` },
    })),
    {
      name: 'pure-rooms-have-no-node',
      comment: 'engine, the pure doors of mcp and workspace, language and the server core run in a browser too',
      severity: 'error',
      from: {
        path: '^(engine|language|mcp|workspace|server)/src/',
        pathNot: `(^mcp/src/client/|^workspace/src/node/|^server/src/node|${tests})`,
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-rooms-do-no-io',
      severity: 'error',
      from: {
        path: '^(engine|language|mcp|workspace|server)/src/',
        pathNot: `(^mcp/src/client/|^workspace/src/node/|^server/src/node|${tests})`,
      },
      to: { path: '^(mcp/src/client|workspace/src/node)/' },
    },
    {
      name: 'engine-has-no-editor-types',
      severity: 'error',
      from: { path: '^(engine|mcp)/' },
      to: { path: 'node_modules/vscode-' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.mts', '.js', '.mjs', '.json'],
    },
    exclude: { path: '(^|/)(dist|out|generated)/' },
  },
};
