// Makes types and validators from schemas/, which is the one source of structure, and the scanner's module from engine/wasm/. Runs on
// `npm install` and in the build.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2019 from 'ajv/dist/2019.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import asc from 'assemblyscript/asc';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Which room owns the structure, and the validators it needs: exported name → JSON Pointer into the schema. */
const outputs = [
  {
    schema: 'policy',
    room: 'engine',
    type: 'PolicyJson',
    validators: { validatePolicy: '', validateToolRules: '/$defs/toolRules' },
  },
  { schema: 'recorded-call', room: 'engine', type: 'RecordedCallJson', validators: { validateRecordedCall: '' } },
  { schema: 'tools-snapshot', room: 'mcp', type: 'ToolsSnapshotJson', validators: { validateToolsSnapshot: '' } },
  { schema: 'config', room: 'workspace', type: 'ConfigJson', validators: { validateConfig: '' } },
];

/** Keywords that editors read and validators do not. */
const annotations = [
  'markdownDescription',
  'markdownEnumDescriptions',
  'enumDescriptions',
  'defaultSnippets',
  'errorMessage',
  'patternErrorMessage',
  'tsType',
];

const banner = '// Made from schemas/ by scripts/generate.mjs. Do not edit.\n';

async function writeIfChanged(file, text) {
  const old = await readFile(file, 'utf8').catch(() => undefined);
  if (old !== text) await writeFile(file, text);
}

/** Keywords whose members are names of the author's, not keywords. */
const named = new Set(['properties', 'patternProperties', '$defs']);
const literal = new Set(['enum', 'const', 'default', 'required']);
const silent = new Set([...annotations, '$comment', 'title', 'description', 'examples']);

/**
 * What validators need of a schema: no annotations, and references in place. For a reference ajv copies all errors found
 * so far, which takes quadratic time in a hostile document. A reference that leads back to itself stays one.
 */
function inPlace(schema, whole, within) {
  if (Array.isArray(schema)) return schema.map((item) => inPlace(item, whole, within));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, ...rest } = schema;
  if (typeof $ref === 'string' && $ref.startsWith('#/$defs/') && !within.includes($ref)) {
    return inPlace({ ...whole.$defs[$ref.slice('#/$defs/'.length)], ...rest }, whole, [...within, $ref]);
  }
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !silent.has(key))
      .map(([key, value]) => {
        if (literal.has(key)) return [key, value];
        if (!named.has(key)) return [key, inPlace(value, whole, within)];
        return [key, Object.fromEntries(Object.entries(value).map(([name, of]) => [name, inPlace(of, whole, within)]))];
      }),
  );
}

async function validatorsOf({ schema, validators }, json) {
  // Tools that edit JSON know draft-07 best, so the schemas are written in it; 2019 reads `$defs` in them too.
  const ajv = new Ajv2019.default({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    code: { source: true, esm: true },
  });
  const { $schema, ...plain } = json;
  // What has a validator of its own is called, not copied.
  const called = Object.values(validators).map((pointer) => `#${pointer}`);
  ajv.addSchema(inPlace(plain, plain, called), schema);
  const refs = {};
  for (const [name, pointer] of Object.entries(validators)) {
    if (pointer === '') refs[name] = schema;
    else {
      ajv.addSchema({ $id: `${schema}/${name}`, $ref: `${json.$id ?? schema}#${pointer}` });
      refs[name] = `${schema}/${name}`;
    }
  }
  // The code that ajv writes still requires small helpers; bundling makes the file stand alone in any host.
  const bundled = await build({
    stdin: { contents: standaloneCode.default(ajv, refs), resolveDir: root, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
  });
  return bundled.outputFiles[0].text;
}

for (const output of outputs) {
  const file = path.join(root, 'schemas', `${output.schema}.schema.json`);
  const json = JSON.parse(await readFile(file, 'utf8'));
  const folder = path.join(root, output.room, 'src/generated');
  await mkdir(folder, { recursive: true });
  const types = await compile(structuredClone(json), output.type, {
    bannerComment: banner,
    additionalProperties: false,
    style: { singleQuote: true },
  });
  await writeIfChanged(path.join(folder, `${output.schema}.ts`), types);
  await writeIfChanged(
    path.join(folder, `${output.schema}.validators.js`),
    banner + (await validatorsOf(output, json)),
  );
  const names = Object.keys(output.validators).map((name) => `export declare const ${name}: Validator;\n`);
  await writeIfChanged(
    path.join(folder, `${output.schema}.validators.d.ts`),
    `${banner}interface ValidationError {\n  readonly keyword: string;\n  readonly instancePath: string;\n  readonly schemaPath: string;\n  readonly params: Readonly<Record<string, unknown>>;\n  readonly message?: string;\n}\ninterface Validator {\n  (data: unknown): boolean;\n  errors?: readonly ValidationError[] | null;\n}\n${names.join('')}`,
  );
}

// The scanner of recordings stands in the bundles as text, so that no file has to lie beside them.
await writeIfChanged(
  path.join(root, 'engine/src/generated/scanner.ts'),
  `// Made from engine/wasm/ by scripts/generate.mjs. Do not edit.\nexport const scannerModule = '${Buffer.from(await compileScanner()).toString('hex')}';\n`,
);

async function compileScanner() {
  const flags =
    '--optimizeLevel 3 --enable simd --runtime stub --noAssert --initialMemory 80 --outFile scan.wasm'.split(' ');
  let module;
  const { error, stderr } = await asc.main(['scan.ts', '--baseDir', path.join(root, 'engine/wasm'), ...flags], {
    readFile: (name, folder) => readFile(path.resolve(folder, name), 'utf8').catch(() => null),
    writeFile: (_, content) => {
      module = content;
    },
  });
  if (error) throw new Error(`engine/wasm/ could not be compiled: ${stderr.toString()}`, { cause: error });
  return module;
}

// Hover and completion read the schema's own words: titles, descriptions, enumerations and snippets.
const words = await readFile(path.join(root, 'schemas/policy.schema.json'), 'utf8');
await mkdir(path.join(root, 'language/src/generated'), { recursive: true });
await writeIfChanged(
  path.join(root, 'language/src/generated/policy.schema.ts'),
  `${banner}export const policySchema = ${words.trimEnd()};\n`,
);

// The command line carries the rules' pages: `mcp-policy help <rule>` and SARIF show them without the repository.
const pagesFolder = path.join(root, 'docs/rules');
const pageNames = (await readdir(pagesFolder, { recursive: true }))
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => /^[^/]+\/[^/]+\.md$/.test(name))
  .sort();
const pages = await Promise.all(
  pageNames.map(async (name) => [name.slice(0, -'.md'.length), await readFile(path.join(pagesFolder, name), 'utf8')]),
);
await mkdir(path.join(root, 'cli/src/generated'), { recursive: true });
await writeIfChanged(
  path.join(root, 'cli/src/generated/rule-pages.ts'),
  `// Made from docs/rules/ by scripts/generate.mjs. Do not edit.\nexport const rulePages: ReadonlyMap<string, string> = new Map(${JSON.stringify(pages, undefined, 2)});\n`,
);
