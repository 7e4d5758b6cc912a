import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

const schemaFile = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';

/** What the official schema of SARIF 2.1.0 has against a log: nothing, when it is one. */
export function sarifFaults(log: unknown): readonly string[] {
  // It is written in draft-04, of which it uses nothing that later drafts read otherwise but these two keys.
  const { id: _, $schema: __, ...schema } = createRequire(import.meta.url)(schemaFile);
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
