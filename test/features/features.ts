/** A test that shows something: its file, and its title as it stands there. */
export interface Proof {
  readonly file: string;
  readonly title: string;
}

export interface Feature {
  readonly name: string;
  /** The LSP methods or the commands by which it is reached. */
  readonly by: readonly string[];
  readonly proofs: readonly Proof[];
}

const lsp = (file: string, ...titles: readonly string[]): Proof[] =>
  titles.map((title) => ({ file: `test/lsp/${file}.test.ts`, title }));

const unit = (file: string, ...titles: readonly string[]): Proof[] =>
  titles.map((title) => ({ file: `language/src/${file}.test.ts`, title }));

const editor = (file: string, title: string): Proof => ({ file: `test/editor/${file}.ts`, title });

const method = (...names: readonly string[]) => names.map((name) => `textDocument/${name}`);

/** What the language server does for an author, beside its rules. */
export const features: readonly Feature[] = [
  {
    name: 'Diagnostics, pulled',
    by: method('diagnostic'),
    proofs: lsp('diagnostics', 'is shown each fault at its exact place', 'are not sent again when nothing has changed'),
  },
  {
    name: 'Diagnostics, pushed',
    by: method('publishDiagnostics'),
    proofs: [
      ...lsp('diagnostics', 'pushed diagnostics carry the version that they belong to'),
      {
        file: 'test/neovim/neovim.test.ts',
        title:
          'in Neovim a policy is opened, its diagnostics come by themselves, a hover and completions on demand, and a quick-fix mends it',
      },
    ],
  },
  {
    name: 'Quick-fixes',
    by: method('codeAction'),
    proofs: [
      ...lsp('features', 'sees a name that no tool has, and mends it with the quick-fix'),
      editor('suite/authoring', 'a quick-fix corrects a misspelt name'),
      editor('ui/reading', 'the light bulb offers a fix, and the fix changes the text'),
    ],
  },
  {
    name: 'Rewriting (`refactor.rewrite`): hide ↔ deny by a rule, a count for each ↔ one for several selected tools, sort, default allow → deny that keeps today, a rule for each condition, approval',
    by: method('codeAction'),
    proofs: [
      ...unit('refactorings/refactorings.property', 'every rewriting of a random policy does what it says of itself'),
      ...unit(
        'refactorings/refactorings',
        'a hidden tool becomes one that is denied by a rule, and back',
        'selected tools come to share one count; the one without a limit gets the smallest',
        'one of them gets a count of its own again',
        'tools and hidden names are sorted, each as it is written',
        'deny by default lists what is allowed today, and is not offered when nobody knows what that is',
        'a rule of require is split into one for each condition, each with the message',
        'the portable approval becomes the extension',
      ),
    ],
  },
  {
    name: 'Fix all (`source.fixAll.mcpPolicy`)',
    by: method('codeAction'),
    proofs: lsp('features', 'fixes all that can be fixed without allowing more'),
  },
  {
    name: 'Hover',
    by: method('hover'),
    proofs: [
      ...lsp('features', 'reads what a tool is on hover, and obeys nothing that the server says of it'),
      editor('ui/trusted', 'a hostile description is shown as plain text: no image, no link, no request'),
    ],
  },
  {
    name: 'Completion',
    by: [...method('completion'), 'completionItem/resolve'],
    proofs: [
      ...lsp(
        'features',
        'is offered the tools that the server has, with their story on request',
        'is offered the words of the language',
      ),
      ...lsp('views', 'is offered recorded values, and shown the recorded calls of a tool'),
      {
        file: 'language/src/features/completion/completion.test.ts',
        title: 'every completion, accepted at every position of a policy, leaves valid JSON',
      },
      editor('suite/authoring', 'completion offers the tools of the snapshot'),
    ],
  },
  {
    name: 'Outline',
    by: method('documentSymbol'),
    proofs: lsp('features', 'sees the tools in the outline'),
  },
  {
    name: 'Formatting',
    by: method('formatting', 'rangeFormatting'),
    proofs: lsp('features', 'formats a document, and a part of it'),
  },
  {
    name: 'Definition: tool ↔ snapshot, `tools` ↔ `hide`, counters',
    by: method('definition'),
    proofs: lsp(
      'navigation',
      'goes from the rules of a tool to the snapshot and to where it is hidden, and back',
      'goes from a counter to the first limit that has it',
    ),
  },
  {
    name: 'References, recorded calls among them',
    by: method('references'),
    proofs: [
      ...lsp('navigation', 'is shown every place of a tool: snapshot, policy, configuration'),
      ...lsp('views', 'is offered recorded values, and shown the recorded calls of a tool'),
    ],
  },
  {
    name: 'Highlights',
    by: method('documentHighlight'),
    proofs: lsp('navigation', 'sees every place of a counter highlighted'),
  },
  {
    name: 'Rename, never of snapshots or recordings',
    by: method('prepareRename', 'rename'),
    proofs: lsp(
      'navigation',
      'renames a tool in the policy and the unsaved configuration, and leaves the snapshot as it was',
      'is told why a name cannot be had',
    ),
  },
  {
    name: 'Folding, selection ranges, links',
    by: method('foldingRange', 'selectionRange', 'documentLink'),
    proofs: lsp('navigation', 'folds, selects and follows links'),
  },
  {
    name: 'Tools of the open policies',
    by: ['workspace/symbol'],
    proofs: lsp('navigation', 'finds the tools of the open policies, and of nothing else'),
  },
  {
    name: 'Inlay hints: effect and level of each tool (setting `mcpPolicy.inlayHints`, on by default)',
    by: [...method('inlayHint'), 'inlayHint/resolve'],
    proofs: lsp(
      'views',
      'is shown effect and level of the tools on the screen, and the whole story on request',
      'can have the hints off',
      'is asked to look again when the snapshot has changed',
    ),
  },
  {
    name: 'Code lenses, for a client that has the command, up to 500 tools: "Simulate this tool", and over tools and rules what became of the recorded calls',
    by: [...method('codeLens'), 'codeLens/resolve'],
    proofs: lsp(
      'views',
      'gets a lens over each tool with rules when it has the command behind it',
      'is told over tools and rules what became of the recorded calls, with no request waiting for it',
      'gets none otherwise',
    ),
  },
  {
    name: 'Semantic tokens: tool names by level',
    by: method('semanticTokens/full', 'semanticTokens/full/delta', 'semanticTokens/range'),
    proofs: lsp('views', 'sees the names of tools by their level, in full, in part and by what has changed'),
  },
  {
    name: 'What goes with a policy',
    by: ['mcpPolicy.server.status', 'mcpPolicy.server.detect'],
    proofs: lsp('commands', 'is told what goes with a policy', 'is told why a file is none of ours'),
  },
  {
    name: 'Configured servers, recordings',
    by: ['mcpPolicy.server.servers', 'mcpPolicy.server.recordings'],
    proofs: lsp('commands', 'sees the configured servers without their secrets', 'is shown the recordings'),
  },
  {
    name: 'Refresh the snapshot',
    by: ['mcpPolicy.server.refreshSnapshot'],
    proofs: lsp(
      'refresh',
      'gets the tools of a real server, and its policy checked against them',
      'without consent, or with consent to another configuration, starts nothing',
      'sees what is different before anything is written over',
      'is told on the lines of the policy what a changed server has otherwise, until the new listing is accepted',
    ),
  },
  {
    name: 'Watch a server: what it lists otherwise while it runs',
    by: ['mcpPolicy.server.watchServer', 'mcpPolicy.server.stopWatching'],
    proofs: lsp(
      'watch',
      'is told of a rug-pull while the server runs: status, lines of the policy, a notification with the listing',
      'has the server for as long as it watches: until it stops',
      'may not do so in a workspace that is not trusted',
    ),
  },
  {
    name: 'Simulate recorded calls',
    by: ['mcpPolicy.server.simulate'],
    proofs: [
      ...lsp('commands', 'simulates recorded calls: totals, and each denied call with its place in the policy'),
      ...lsp('simulate', 'may cancel the progress that it shows, and is served on'),
    ],
  },
  {
    name: 'Explain a call, written or recorded',
    by: ['mcpPolicy.server.explain', 'mcpPolicy.server.recordedCalls'],
    proofs: [
      ...lsp(
        'reports',
        'has a call explained step by step, with the place of the rule that decides',
        'has a recorded call explained as the calls before it have left the counters',
      ),
      editor('ui/features', 'a recorded call is explained on a page'),
    ],
  },
  {
    name: 'Effective access: every tool of the snapshot, what becomes of its calls, by which rule',
    by: ['mcpPolicy.server.effectiveAccess'],
    proofs: [
      ...lsp('reports', 'sees the effective access to every tool of the snapshot, the most dangerous first'),
      editor('ui/features', 'the effective access to every tool is a page'),
    ],
  },
  {
    name: 'New policy',
    by: ['mcpPolicy.server.newPolicy'],
    proofs: lsp('commands', 'makes a new policy of the tools that the server has, which has no errors'),
  },
];
