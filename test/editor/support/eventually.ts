/** The workbench's own view of a document lags the extension host's: ask again until it has caught up, or say what was seen last. */
export async function eventually<Value>(
  what: string,
  look: () => Value | undefined | Promise<Value | undefined>,
  within = 20_000,
): Promise<Value> {
  const end = Date.now() + within;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`Still waiting for ${what} after ${within} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
