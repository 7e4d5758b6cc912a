// Makes types and validators from schemas/, which is the one source of structure. Runs on `npm install` and in the build.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2019 from 'ajv/dist/2019.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
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

async function validatorsOf({ schema, validators }, json) {
  // Tools that edit JSON know draft-07 best, so the schemas are written in it; 2019 reads `$defs` in them too.
  const ajv = new Ajv2019.default({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    code: { source: true, esm: true },
  });
  for (const keyword of annotations) ajv.addKeyword(keyword);
  const { $schema, ...plain } = json;
  ajv.addSchema(plain, schema);
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

// Hover and completion read the schema's own words: titles, descriptions, enumerations and snippets.
const words = await readFile(path.join(root, 'schemas/policy.schema.json'), 'utf8');
await mkdir(path.join(root, 'language/src/generated'), { recursive: true });
await writeIfChanged(
  path.join(root, 'language/src/generated/policy.schema.ts'),
  `${banner}export const policySchema = ${words.trimEnd()};\n`,
);
