import type { Category } from '../model.ts';
import { wordSet } from './table.ts';

/** A verb whose meaning depends on what it acts on. The first row that fits decides. */
export interface ObjectRow {
  readonly verbs: ReadonlySet<string>;
  readonly objects: ReadonlySet<string>;
  readonly category: Category;
  readonly certainty: number;
}

function row(verbs: string, objects: string, category: Category, certainty: number): ObjectRow {
  return { verbs: wordSet(verbs), objects: wordSet(objects), category, certainty };
}

export const objectRows: readonly ObjectRow[] = [
  // Taken off and put back again: nothing is lost.
  row(
    'remove',
    'label tag reaction assignee breakpoint cart playlist watchlist star bookmark favorite favourite follower highlight filter watermark background',
    'Write',
    0.7,
  ),
  row(
    'clear delete reset',
    'filter selection highlight viewport zoom form input breakpoint override emulation',
    'Write',
    0.6,
  ),
  row('remove lift', 'ban timeout mute restriction hold', 'Write', 0.65),
  row('cancel', 'invitation invite request reminder', 'Write', 0.6),
  row('end cancel', 'poll timer call meeting', 'Execute', 0.6),
  row('begin commit rollback abort', 'transaction', 'Execute', 0.6),
  // Ends for good what others rely on.
  row('confirm approve schedule request submit', 'deletion removal termination erasure', 'Destructive', 0.7),
  row('close disable deactivate block', 'account', 'Destructive', 0.75),
  row('reset rotate regenerate', 'key keys credential credentials secret secrets token password', 'Destructive', 0.7),
  row('close', 'page tab browser window connection session', 'Execute', 0.7),
  row('open close set change adjust', 'position leverage margin', 'Financial', 0.85),
  row('force', 'push', 'Destructive', 0.9),
  // Code, whatever the verb is.
  row('evaluate calculate', 'javascript js python code script', 'Execute', 0.85),
  row(
    'evaluate',
    'mathematical math formula arithmetic system model policy rule prompt response answer quality risk',
    'Read',
    0.7,
  ),
  row('test', 'connection connectivity', 'Read', 0.6),
  row('query', 'sql database db', 'Execute', 0.5),
  row(
    'create make start new',
    'session process instance server vm cluster job run execution container terminal browser tunnel',
    'Execute',
    0.55,
  ),
  row('set change', 'viewport', 'Execute', 0.55),
  // A run that ends early can be run again; a check that is run changes nothing.
  row('cancel stop abort kill', 'run job task workflow build pipeline query execution operation', 'Execute', 0.7),
  row(
    'run perform execute conduct do start trigger',
    'check audit diagnostic diagnostics analysis search lookup comparison assessment inspection',
    'Read',
    0.6,
  ),
  row('open new', 'page tab window browser', 'Execute', 0.7),
  row('run execute perform', 'select', 'Read', 0.6),
  row('write', 'query sql statement', 'Execute', 0.7),
  row('write call', 'contract', 'Execute', 0.75),
  // What looks through what is stored reads; what knocks at machines acts on them.
  row('scan', 'port ports host hosts network subnet target domain vulnerability vulnerabilities nmap', 'Execute', 0.7),
  row('pull', 'image model branch remote git', 'Execute', 0.6),
  row('select', 'project workspace database account organization context environment', 'Write', 0.55),
  row('apply', 'formatting style theme label tag filter template edit patch', 'Write', 0.7),
  row('resolve', 'issue ticket thread comment conversation alert incident', 'Write', 0.8),
  row('format', 'disk drive volume partition', 'Destructive', 0.9),
  row('format', 'code document file range cell sheet text paragraph', 'Write', 0.6),
  row('release', 'number ip address', 'Destructive', 0.7),
  row('make place', 'call request', 'Execute', 0.75),
  row('checkout', 'git branch commit ref pr', 'Write', 0.8),
  // Things in the world rather than in a file.
  row(
    'lock unlock open close set control turn toggle change',
    'door gate garage valve thermostat light climate blind heater alarm vacuum lamp',
    'Execute',
    0.75,
  ),
  row('open', 'node entity document note record email message', 'Read', 0.6),
  row('open', 'issue ticket pull pr', 'Write', 0.7),
  row('select', 'option dropdown element', 'Execute', 0.6),
  row('drop', 'onto element browser drag mouse', 'Execute', 0.7),
  // Words to people: they can be corrected, not unsaid, and the published pages take them for Write.
  row('send', 'message mail email gmail dm sms mms reply chat text notification', 'Write', 0.75),
  // Things that are transferred, ordered, traded or funded without money.
  row(
    'transfer',
    'ownership repository repo project call file issue chat domain owner task data app application site workspace ticket lead contact conversation',
    'Write',
    0.7,
  ),
  row('order sort', 'items list tasks columns', 'Write', 0.6),
  row('swap', 'position positions items layers words nodes', 'Write', 0.6),
  row('short long', 'url link', 'Write', 0.6),
  row('charge', 'point station battery', 'Execute', 0.5),
  row('finalize finalise issue confirm submit', 'invoice payment', 'Financial', 0.8),
  row('capture', 'payment charge order', 'Financial', 0.9),
  row('book reserve', 'flight hotel room ticket', 'Financial', 0.7),
  row('upgrade downgrade change renew', 'plan subscription domain', 'Financial', 0.6),
  row('subscribe', 'plan tier premium subscription', 'Financial', 0.7),
  row('complete finalize finalise', 'order checkout purchase', 'Financial', 0.7),
  row('exercise', 'option contract warrant', 'Financial', 0.75),
  // Who changes an order that stands on a market changes what is bought.
  row('modify replace amend', 'order position', 'Financial', 0.6),
  row('apply', 'credit payment', 'Financial', 0.6),
  row('bridge', 'network device call', 'Execute', 0.5),
  row('stop trailing', 'loss', 'Financial', 0.7),
  row('place submit confirm execute create make approve sign send', 'order trade bid bet', 'Financial', 0.85),
  row(
    'send sign submit broadcast approve execute',
    'transaction transactions tx money funds eth btc sol crypto coins token tokens',
    'Financial',
    0.85,
  ),
];
