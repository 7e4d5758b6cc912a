import { scannerModule } from '../generated/scanner.ts';

/** What the module asks for: engine/wasm/host.ts says what each is. */
export interface ScannerHost {
  newName(kind: number, isKept: number, start: number, end: number): void;
  prepareTool(tool: number): number;
  prepareCall(tool: number, argumentsStart: number, argumentsEnd: number, isDoubtful: number): number;
  midnightOf(date: number): number;
  timeOf(start: number, end: number): number;
  isUtf8(start: number, end: number): boolean;
  readSlowly(line: number, start: number, end: number): number;
  slowTime(): number;
}

/** engine/wasm/scan.ts. */
export interface ScannerModule {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly lines: { readonly value: number };
  readonly outermostKeys: { readonly value: number };
  rowsAt(length: number): number;
  scan(length: number, isAllUtf8: boolean): number;
}

/** What is used here of WebAssembly, which Node and browsers have and the language's own library does not describe. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
  validate(bytes: Uint8Array<ArrayBuffer>): boolean;
}

/** `looks` of engine/wasm/layout.ts. */
export const looks = -(2 ** 31);
/** Where the lines stand in the module's memory; see engine/wasm/layout.ts. */
export const input = 0x400000;
const pageSize = 0x10000;

let compiled: { readonly module: object | undefined; readonly api: WebAssemblyApi | undefined } | undefined;

/**
 * Starts the scanner that engine/wasm/ was compiled to. Undefined where there is no WebAssembly, none with SIMD, or no memory for it: then
 * all lines are read as text.
 */
export function startScanner(host: ScannerHost): ScannerModule | undefined {
  compiled ??= compile();
  const { module, api } = compiled;
  if (module === undefined || api === undefined) return undefined;
  try {
    const { exports } = new api.Instance(module, { host });
    return exports as ScannerModule;
  } catch {
    // There is no memory for it.
    return undefined;
  }
}

function compile(): NonNullable<typeof compiled> {
  const { WebAssembly: api } = globalThis as { readonly WebAssembly?: WebAssemblyApi };
  const bytes = Uint8Array.from(scannerModule.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
  try {
    return { api, module: api?.validate(bytes) === true ? new api.Module(bytes) : undefined };
  } catch {
    // A page may forbid it.
    return { api, module: undefined };
  }
}

/** Copies lines to where the module reads them. */
export function putLines({ memory }: ScannerModule, bytes: Uint8Array): void {
  const missing = input + bytes.length + pageSize - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / pageSize));
  new Uint8Array(memory.buffer).set(bytes, input);
}
