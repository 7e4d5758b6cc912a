// Deterministic generators. `node gen.mjs` writes everything to out/bench/.
//   node gen.mjs [--seed 1] [--big 1000000] [--no-big] [--ts iso|epoch]
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rng, zipf } from './lib/rng.mjs';

const VERBS = [
  'list',
  'get',
  'create',
  'update',
  'delete',
  'search',
  'refund',
  'cancel',
  'export',
  'import',
  'send',
  'archive',
  'approve',
  'assign',
  'merge',
  'sync',
  'restore',
  'publish',
  'revoke',
  'rotate',
];
const NOUNS = [
  'customers',
  'charge',
  'invoice',
  'account',
  'subscription',
  'ticket',
  'issue',
  'pull_request',
  'branch',
  'message',
  'channel',
  'user',
  'file',
  'folder',
  'record',
  'deployment',
  'secret',
  'webhook',
  'payment',
  'report',
  'calendar_event',
  'contact',
  'document',
  'dataset',
  'job',
];
const CURRENCIES = ['usd', 'eur', 'gbp', 'jpy'],
  REGIONS = ['us', 'eu', 'apac', 'latam'],
  PRIORITIES = ['low', 'normal', 'high'];
const TAGS = ['vip', 'trial', 'beta', 'internal', 'partner'];
const WORDS = [
  'monthly',
  'renewal',
  'for',
  'the',
  'customer',
  'requested',
  'by',
  'support',
  'urgent',
  'please',
  'process',
  'after',
  'review',
  'order',
  'duplicate',
  'goodwill',
  'quarterly',
  'update',
];

export function toolNames(n) {
  const out = [];
  for (let k = 0; out.length < n; k++)
    for (const v of VERBS)
      for (const o of NOUNS) {
        if (out.length < n) out.push(k ? `${v}_${o}_v${k + 1}` : `${v}_${o}`);
      }
  return out;
}

// Fields an argument object may have: schema + a sampler.
const words = (r, k) => {
  let s = r.pick(WORDS);
  for (let i = 1; i < k; i++) s += ` ${r.pick(WORDS)}`;
  return s;
};
const hex = (r, k) => {
  let s = '';
  while (s.length < k) s += r.int(16).toString(16);
  return s;
};
const FIELDS = {
  amount: {
    schema: { type: 'integer', minimum: 1, description: 'Amount in the smallest currency unit.' },
    make: (r) => 1 + r.int(12000),
  },
  currency: {
    schema: { type: 'string', enum: CURRENCIES, description: 'Three-letter ISO currency code.' },
    make: (r) => r.pick(CURRENCIES),
  },
  customer_id: {
    schema: { type: 'string', description: 'Identifier of the customer.' },
    make: (r) => (r.chance(0.95) ? 'cus_' : 'tmp_') + hex(r, 14),
  },
  email: {
    schema: { type: 'string', format: 'email', description: 'Email address of the recipient.' },
    make: (r) => `${r.pick(WORDS)}.${r.int(1000)}@${r.chance(0.9) ? 'example.com' : 'evil.test'}`,
  },
  reason: {
    schema: { type: 'string', description: 'Why this operation is carried out.' },
    make: (r) => words(r, 3 + r.int(5)),
  },
  note: {
    schema: { type: 'string', description: 'Free-text note kept with the record.' },
    make: (r) => words(r, 4 + r.int(10)),
  },
  tags: {
    schema: { type: 'array', items: { type: 'string', enum: TAGS }, description: 'Labels attached to the record.' },
    make: (r) => {
      const k = r.int(4),
        o = [];
      for (let i = 0; i < k; i++) o.push(r.pick(TAGS));
      return o;
    },
  },
  limit: {
    schema: { type: 'integer', minimum: 1, maximum: 1000, description: 'Maximum number of results to return.' },
    make: (r) => r.pick([10, 20, 50, 100, 250, 500]),
  },
  region: {
    schema: { type: 'string', enum: REGIONS, description: 'Region the data resides in.' },
    make: (r) => r.pick(REGIONS),
  },
  dry_run: {
    schema: { type: 'boolean', default: false, description: 'When true, nothing is changed.' },
    make: (r) => r.chance(0.3),
  },
  options: {
    schema: {
      type: 'object',
      properties: { priority: { type: 'string', enum: PRIORITIES }, retries: { type: 'integer' } },
      description: 'Execution options.',
    },
    make: (r) => ({ priority: r.pick(PRIORITIES), retries: r.int(5) }),
  },
};
const FIELD_NAMES = Object.keys(FIELDS);

const REQUIRE = [
  (_r) => ({ path: 'args.reason', op: 'exists', value: true }),
  (_r) => ({ path: 'args.currency', op: 'in', value: ['usd', 'eur', 'gbp'] }),
  (_r) => ({ path: 'args.customer_id', op: 'regex', value: '^cus_' }),
  (r) => ({ path: 'args.amount', op: 'gt', value: 10 + r.int(200) }),
  (_r) => ({ path: 'args.limit', op: 'lt', value: 300 }),
  (_r) => ({ path: 'args.options.priority', op: 'in', value: ['low', 'normal'] }),
  (_r) => ({ path: 'args.email', op: 'regex', value: '@example\\.com$' }),
];
const DENY = [
  (r) => ({ path: 'args.amount', op: 'gt', value: 8000 + r.int(3000) }),
  (_r) => ({ path: 'args.note', op: 'contains', value: 'urgent' }),
  (_r) => ({ path: 'args.tags', op: 'contains', value: 'vip' }),
  (_r) => ({ path: 'args.email', op: 'regex', value: '@evil\\.test$' }),
  (r) => ({ path: 'args.region', op: 'eq', value: r.pick(REGIONS) }),
  (_r) => ({ path: 'args.region', op: 'in', value: ['apac', 'latam'] }),
  (_r) => ({ path: 'args.dry_run', op: 'eq', value: true }),
  (_r) => ({ path: 'args.customer_id', op: 'exists', value: false }),
  (_r) => ({ path: 'args.options.retries', op: 'gt', value: 3 }),
];
const two = (r, pool) => {
  const i = r.int(pool.length);
  let j = r.int(pool.length - 1);
  if (j >= i) j++;
  return [pool[i](r), pool[j](r)];
};

// 30% listed `{}`, 20% hidden, 30% one limit, 20% 2 require + 2 deny_if.
const asRules = (o) =>
  Object.fromEntries(
    Object.entries(o).map(([k, ps]) => [k, ps.map((p) => ({ conditions: [p], on_deny: `Not allowed: ${p.path}.` }))]),
  );
export function genWorld(n, seed = 1) {
  const r = rng(seed * 7919 + n);
  const names = toolNames(n);
  const kinds = names.map((_, i) => {
    const f = (i + 0.5) / n;
    return f < 0.3 ? 'open' : f < 0.5 ? 'hidden' : f < 0.8 ? 'limit' : 'pred';
  });
  r.shuffle(kinds);
  const policy = {
    version: '1',
    default: 'deny',
    hide: [],
    all_tools: { limits: [{ counter: 'all_rate', window: 'minute', max: 60, scope: 'grant' }] },
    tools: {},
  };
  const fields = [];
  for (let i = 0; i < n; i++) {
    const name = names[i];
    const fs_ = new Set();
    for (const f of FIELD_NAMES) if (r.chance(0.35)) fs_.add(f);
    if (kinds[i] === 'hidden') policy.hide.push(name);
    else if (kinds[i] === 'open') policy.tools[name] = {};
    else if (kinds[i] === 'limit')
      policy.tools[name] = {
        limits: [
          {
            counter: `${name}_rate`,
            window: r.pick(['minute', 'hour', 'day']),
            max: r.pick([5, 10, 30, 100]),
            scope: 'grant',
          },
        ],
      };
    else {
      const rule = { require: two(r, REQUIRE), deny_if: two(r, DENY) };
      for (const p of [...rule.require, ...rule.deny_if]) fs_.add(p.path.split('.')[1]);
      policy.tools[name] = asRules(rule);
    }
    fields.push([...fs_]);
  }
  return { n, seed, names, kinds, policy, fields };
}

export function toolsList(world) {
  return {
    tools: world.names.map((name, i) => {
      const properties = {};
      for (const f of world.fields[i]) properties[f] = FIELDS[f].schema;
      const [verb, ...rest] = name.split('_');
      return {
        name,
        title: name.replaceAll('_', ' '),
        description: `${verb[0].toUpperCase()}${verb.slice(1)} ${rest.join(' ')} in the connected workspace. Returns the affected record as JSON, or an error when the caller lacks access.`,
        inputSchema: { type: 'object', properties, required: world.fields[i].slice(0, 1), additionalProperties: false },
        annotations: {
          readOnlyHint: verb === 'list' || verb === 'get' || verb === 'search',
          destructiveHint: verb === 'delete' || verb === 'revoke',
        },
      };
    }),
  };
}

export function* genCalls(
  world,
  m,
  { seed = 1, grants = 50, unknown = 0.02, zipfS = 1.0, hours = 10, ts = 'iso' } = {},
) {
  const r = rng(seed * 104729 + world.n * 31 + m);
  const order = r.shuffle([...world.names.keys()]);
  const z = zipf(world.n, zipfS, r);
  const t = Date.UTC(2026, 0, 15, 8, 0, 0);
  const step = (hours * 3600e3) / m;
  let acc = t;
  for (let i = 0; i < m; i++) {
    acc += -Math.log(1 - r()) * step;
    const tms = Math.floor(acc);
    const grant = `g${1 + r.int(grants)}`;
    let tool,
      args = {};
    if (r.chance(unknown)) {
      tool = `unknown_tool_${r.int(200)}`;
      args.amount = FIELDS.amount.make(r);
    } else {
      const k = order[z()];
      tool = world.names[k];
      for (const f of world.fields[k]) if (r.chance(0.93)) args[f] = FIELDS[f].make(r);
    }
    yield { v: 1, ts: ts === 'iso' ? new Date(tms).toISOString() : tms, grant, tool, arguments: args };
  }
}

function writeCalls(file, world, m, opt) {
  const fd = fs.openSync(file, 'w');
  let buf = [],
    len = 0;
  for (const c of genCalls(world, m, opt)) {
    const s = JSON.stringify(c);
    buf.push(s);
    len += s.length;
    if (len > 4 << 20) {
      fs.writeSync(fd, `${buf.join('\n')}\n`);
      buf = [];
      len = 0;
    }
  }
  if (buf.length) fs.writeSync(fd, `${buf.join('\n')}\n`);
  fs.closeSync(fd);
}

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../out/bench');

/** A recording of this many calls to the 1,000 tools, written unless it is there. Returns its file. */
export function writeBigCalls(count, opt = {}) {
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `calls-1000-${count / 1e6}m.jsonl`);
  if (!fs.existsSync(file)) {
    writeCalls(`${file}.part`, genWorld(1000, opt.seed), count, { hours: (count / 1e6) * 10, ...opt });
    fs.renameSync(`${file}.part`, file);
  }
  return file;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const arg = (k, d) => {
    const i = process.argv.indexOf(`--${k}`);
    return i < 0 ? d : process.argv[i + 1];
  };
  const seed = +arg('seed', 1),
    ts = arg('ts', 'iso'),
    big = +arg('big', 1e6);
  const dir = folder;
  fs.mkdirSync(dir, { recursive: true });
  for (const n of [10, 100, 1000, 10000]) {
    const w = genWorld(n, seed);
    fs.writeFileSync(`${dir}/policy-${n}.json`, `${JSON.stringify(w.policy, null, 2)}\n`);
    fs.writeFileSync(`${dir}/tools-${n}.json`, `${JSON.stringify(toolsList(w), null, 2)}\n`);
    writeCalls(`${dir}/calls-${n}-10k.jsonl`, w, 10000, { seed, ts });
    if (n === 1000 && !process.argv.includes('--no-big')) writeBigCalls(big, { seed, ts });
  }
  for (const f of fs.readdirSync(dir).sort()) console.log(f, fs.statSync(`${dir}/${f}`).size);
}
