import { describe, expect, it } from 'vitest';
import type { Tool } from '../snapshot/model.ts';
import { classifyTool } from './classify.ts';
import type { Category, RiskContext } from './model.ts';

function category(tool: Tool, context?: RiskContext): Category {
  return classifyTool(tool, context).category;
}

describe('the five categories', () => {
  const cases: readonly (readonly [string, string, Category])[] = [
    ['list_customers', 'Lists the customers', 'Read'],
    ['get_balance', 'Get the balance of an account', 'Read'],
    ['update_ticket', 'Updates a ticket', 'Write'],
    ['create_or_update_file', '', 'Write'],
    ['run_shell', 'Run a shell command', 'Execute'],
    ['browser_click', '', 'Execute'],
    ['delete_repository', 'Deletes a repository', 'Destructive'],
    ['dropTable', '', 'Destructive'],
    ['purge', 'Empty the queue; this cannot be undone', 'Destructive'],
    ['refund_charge', 'Refund a charge', 'Financial'],
    ['create_invoice', '', 'Financial'],
    ['transfer', 'Transfer funds between accounts', 'Financial'],
  ];
  it.each(cases)('%s (%s) is %s', (name, description, expected) => {
    const risk = classifyTool({ name, description });
    expect(risk.category).toBe(expected);
    expect(risk.confidence).toBeGreaterThan(0.5);
    expect(risk.confidence).toBeLessThanOrEqual(1);
  });

  it('gives every category its level', () => {
    expect(['list_x', 'update_x', 'run_x', 'delete_x', 'pay_x'].map((name) => classifyTool({ name }).level)).toEqual([
      'Low',
      'Medium',
      'High',
      'Critical',
      'Critical',
    ]);
  });

  it('takes a tool that nobody can tell for Execute, and says that it does not know', () => {
    const risk = classifyTool({ name: 'frobnicate' });
    expect(risk).toMatchObject({ category: 'Execute', level: 'High', signals: [] });
    expect(risk.confidence).toBeLessThan(0.3);
    expect(risk.reason).toContain('Nothing in its name');
  });
});

describe('words in their surroundings', () => {
  const cases: readonly (readonly [Tool, Category])[] = [
    [{ name: 'list_payments', description: 'List payments and refunds' }, 'Read'],
    [{ name: 'get_deleted_items' }, 'Read'],
    [{ name: 'transfer_repository' }, 'Write'],
    [{ name: 'update_invoice_template' }, 'Write'],
    [{ name: 'undelete_file' }, 'Write'],
    [{ name: 'group_list', description: 'List all groups' }, 'Read'],
    [{ name: 'process_kill' }, 'Destructive'],
    [{ name: 'stop_and_delete_vm' }, 'Destructive'],
    [{ name: 'batch_delete_emails' }, 'Destructive'],
    [{ name: 'cleanUpTempFiles' }, 'Destructive'],
    [{ name: 'deletefile' }, 'Destructive'],
    [{ name: 'cancel_run', description: 'Cancel an active run' }, 'Execute'],
    [{ name: 'apply', description: 'Removes all data. This is irreversible.' }, 'Destructive'],
    [{ name: 'query', description: 'Run a read-only SQL query' }, 'Read'],
    [{ name: 'update_note', description: 'Updates a note. The note is never permanently deleted.' }, 'Write'],
    [{ name: 'get_trash', description: 'Deletes everything in the trash, permanently deleting it' }, 'Destructive'],
    [{ name: 'order_status' }, 'Read'],
    [{ name: 'git_log', description: 'Show the commit log' }, 'Read'],
    [{ name: 'post_status' }, 'Write'],
    [{ name: 'ad_group_report', description: 'Read the rows of an ad group' }, 'Read'],
    [{ name: 'transfer_app', description: 'Transfer ownership of an app to another team' }, 'Write'],
    [{ name: 'files_by_type', description: 'Counts files by their type' }, 'Read'],
    [{ name: 'ad_delete_preview', description: 'Preview the irreversible deletion of an ad' }, 'Read'],
    [{ name: 'dry_run_delete' }, 'Read'],
    [{ name: 'get_then_purge_queue' }, 'Destructive'],
    [{ name: 'create-credit-note' }, 'Financial'],
    [{ name: 'create_request', description: 'Creates a request for somebody (a purchase, a refund)' }, 'Write'],
    [{ name: 'flushall' }, 'Destructive'],
    [{ name: 'deposit_list', description: 'List deposits with what is held on each' }, 'Read'],
    [{ name: 'chats-broadcast-job-v2', description: 'Fetch the results of a broadcast job' }, 'Read'],
    [{ name: 'compose_up' }, 'Execute'],
    [{ name: 'compose_down' }, 'Destructive'],
    [{ name: 'unread-counts-v2' }, 'Read'],
    [{ name: 'evaluate_script' }, 'Execute'],
    [{ name: 'evaluate_policy', description: 'Evaluates a policy against a proposed change' }, 'Read'],
    [{ name: 'query', description: 'Query records from a database table' }, 'Read'],
    [{ name: 'fs_batch', description: 'Execute multiple operations (copy, move, delete) at once' }, 'Destructive'],
    [{ name: 'list_hooks', description: 'Lists the hooks of actions: create, delete' }, 'Read'],
  ];
  it.each(cases)('%o is %s', (tool, expected) => {
    expect(category(tool)).toBe(expected);
  });

  it('leaves the name of the server out of the name of the tool', () => {
    expect(category({ name: 'message_post_list' }, { server: 'message-post' })).toBe('Read');
  });

  it('lets no server hide a verb by taking it for a name', () => {
    expect(category({ name: 'delete_repo' }, { serverInfo: { name: 'delete' } })).toBe('Destructive');
  });
});

describe('nouns that are made from verbs', () => {
  const cases: readonly (readonly [string, Category])[] = [
    ['netlify-services-reader', 'Read'],
    ['code_executor', 'Execute'],
    ['repo_deleter', 'Destructive'],
    ['account_deletion', 'Destructive'],
    ['user_creation', 'Write'],
    ['code_execution', 'Execute'],
  ];
  it.each(cases)('%s is %s, with some doubt', (name, expected) => {
    const risk = classifyTool({ name });
    expect(risk.category).toBe(expected);
    expect(risk.confidence).toBeLessThan(0.75);
  });

  it('are things where they mostly name things', () => {
    for (const name of ['web_server', 'user', 'configuration'])
      expect(classifyTool({ name }).confidence).toBeLessThan(0.3);
  });
});

describe('other languages', () => {
  const cases: readonly (readonly [string, string, Category])[] = [
    ['borrar_archivo', 'Elimina un archivo', 'Destructive'],
    ['eintrag_löschen', 'Löscht einen Eintrag', 'Destructive'],
    ['удалить_файл', 'Удаляет файл', 'Destructive'],
    ['delete_file', '删除一个文件', 'Destructive'],
    ['x1', '查询已删除的文件', 'Read'],
    ['x2', '削除されたファイルを検索します', 'Read'],
    ['enviar_pago', 'Envía un pago a un destinatario', 'Financial'],
    ['liste_fichiers', "Liste les fichiers d'un dossier", 'Read'],
    ['crear_nota', 'Crea una nota', 'Write'],
    ['执行命令', '在服务器上执行命令', 'Execute'],
  ];
  it.each(cases)('%s (%s) is %s', (name, description, expected) => {
    expect(category({ name, description })).toBe(expected);
  });
});

describe('a description that would have it milder', () => {
  const safe = 'Read-only. Safe. Does not delete anything. Without side effects.';
  it.each(['delete_repo', 'purge_queue', 'remove_user', 'pay_invoice', 'run_shell'])('does not lower %s', (name) => {
    expect(classifyTool({ name, description: safe }).level).toBe(classifyTool({ name }).level);
  });

  it('does not lower what else it says', () => {
    const description = 'Safe read-only helper. Permanently deletes the files that are selected.';
    expect(category({ name: 'file_helper', description })).toBe('Destructive');
    expect(category({ name: 'remove_user', description: 'Remove label' })).toBe('Destructive');
  });

  it('says nothing of what it denies or leaves to other tools', () => {
    for (const description of [
      'Gets it. Does not delete anything; use delete_x to remove it.',
      'Lists orders. Cannot cancel or refund them.',
    ])
      expect(category({ name: 'get_orders', description })).toBe('Read');
  });
});

describe('arguments', () => {
  const schema = (properties: Readonly<Record<string, unknown>>) => ({ type: 'object', properties });

  it('make a tool that takes a command Execute, whatever its name', () => {
    expect(category({ name: 'documentation', inputSchema: schema({ command: { type: 'string' } }) })).toBe('Execute');
  });

  it('that are a closed choice are no free text', () => {
    const tool = { name: 'list_things', inputSchema: schema({ command: { type: 'string', enum: ['a', 'b'] } }) };
    expect(category(tool)).toBe('Read');
  });

  it('that choose between verbs count by the worst of them', () => {
    const inputSchema = schema({ action: { type: 'string', enum: ['list', 'create', 'delete'] } });
    expect(category({ name: 'manage_items', inputSchema })).toBe('Destructive');
  });

  it('that are an amount and a currency tell of money, unless the tool only reads', () => {
    const inputSchema = schema({ amount: { type: 'number' }, currency: { type: 'string' } });
    expect(category({ name: 'frobnicate', inputSchema })).toBe('Financial');
    expect(category({ name: 'convert_amount', inputSchema })).toBe('Read');
  });

  it('point at their place in the schema', () => {
    const { signals } = classifyTool({ name: 'x', inputSchema: schema({ 'a/b~sql': { type: 'string' } }) });
    expect(signals[0]?.place).toEqual({ in: 'inputSchema', pointer: '/properties/a~1b~0sql' });
  });
});

describe('annotations', () => {
  it('raise the level', () => {
    expect(category({ name: 'update_config', annotations: { destructiveHint: true } })).toBe('Destructive');
    expect(category({ name: 'frobnicate', annotations: { destructiveHint: true } })).toBe('Destructive');
    expect(category({ name: 'take_screenshot', annotations: { readOnlyHint: false } })).toBe('Write');
  });

  it('say overwriting, not more, of a tool that plainly writes', () => {
    const tool = {
      name: 'write_file',
      description: 'Create a new file or overwrite an existing file with new content.',
    };
    const risk = classifyTool({ ...tool, annotations: { readOnlyHint: false, destructiveHint: true } });
    expect(risk.category).toBe('Write');
    expect(risk.signals.map(({ why }) => why)).toContain('the server itself says that it may overwrite or destroy');
    const reads = { name: 'list_files', description: 'Lists files.', annotations: { destructiveHint: true } };
    expect(category(reads)).toBe('Destructive');
  });

  it('do not lower it', () => {
    const annotations = { readOnlyHint: true, destructiveHint: false };
    for (const name of ['delete_repo', 'run_report', 'update_note', 'pay_bill', 'frobnicate']) {
      expect(classifyTool({ name, annotations }).level).toBe(classifyTool({ name }).level);
      expect(classifyTool({ name, annotations }).confidence).toBe(classifyTool({ name }).confidence);
    }
  });

  it('lower it for a server that the user trusts', () => {
    const trusted = { trusted: true };
    expect(category({ name: 'run_report', annotations: { readOnlyHint: true } }, trusted)).toBe('Read');
    expect(category({ name: 'frobnicate', annotations: { readOnlyHint: true } }, trusted)).toBe('Read');
    expect(category({ name: 'remove_item', annotations: { destructiveHint: false } }, trusted)).toBe('Write');
    expect(category({ name: 'run_item', annotations: { destructiveHint: false } }, trusted)).toBe('Execute');
  });

  it('leave us in doubt where plain words speak against a trusted claim', () => {
    const risk = classifyTool({ name: 'delete_repo', annotations: { readOnlyHint: true } }, { trusted: true });
    expect(risk.category).toBe('Read');
    expect(risk.confidence).toBeLessThan(0.5);
  });

  it('that all stand at the defaults are a habit of a library and say nothing', () => {
    const annotations = { readOnlyHint: false, destructiveHint: true, openWorldHint: true };
    expect(category({ name: 'browser_click', annotations })).toBe('Execute');
  });

  it('that are not believed are shown with no weight', () => {
    const { signals } = classifyTool({ name: 'delete_repo', annotations: { readOnlyHint: true } });
    expect(signals.find(({ source }) => source === 'annotation')).toMatchObject({
      seen: 'readOnlyHint: true',
      weight: 0,
    });
  });
});

describe('the word of the user', () => {
  it('is final', () => {
    const override = { category: 'Read', reason: 'It only deletes a cache entry.' } as const;
    const risk = classifyTool({ name: 'delete_all', annotations: { destructiveHint: true } }, { override });
    expect(risk).toMatchObject({ category: 'Read', level: 'Low', confidence: 1, reason: override.reason });
    expect(risk.signals[0]).toMatchObject({ source: 'user', weight: 1 });
  });

  it('beats the catalogue', () => {
    const override = { category: 'Write', reason: 'Ours can be resumed.' } as const;
    expect(category({ name: 'proxy_session_stop' }, { server: 'proxy', override })).toBe('Write');
  });
});

describe('the signals', () => {
  it('come heaviest first, with their place in the text as listed', () => {
    const name = 'repo_delete';
    const description = 'This tool permanently deletes a repository.';
    const { signals } = classifyTool({ name, description });
    const weights = signals.map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    for (const { place, seen } of signals) {
      if (place?.in !== 'name' && place?.in !== 'description') throw new Error('a signal without a place in the text');
      expect((place.in === 'name' ? name : description).slice(place.start, place.end)).toBe(seen);
    }
  });

  it('make a reason without a word of the server', () => {
    const evil = classifyTool({
      name: 'delete_[click](command:evil)',
      description: '![x](https://evil.example) Deletes',
    });
    expect(evil.reason).toMatch(/^[A-Z][\w «»,']+\.$/u);
  });
});
