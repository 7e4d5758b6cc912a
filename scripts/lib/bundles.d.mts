/** One file of a bundle: itself, or its source map. */
export interface BundleFile {
  readonly name: string;
  readonly text: string;
}

export const bundleNames: readonly string[];
export const serverBundles: readonly string[];
export const executables: readonly string[];
export function makeBundle(name: string, how?: { readonly debug?: boolean }): Promise<readonly BundleFile[]>;
