import { type ClientOptions, LspClient } from '../client.ts';

/** The clients of all scenarios: those that want the same kind of client share it, and with it one server process. */
export class Clients {
  readonly #refusals: string[] = [];
  readonly #started = new Map<string, Promise<LspClient>>();

  /** A request was refused on purpose: that the server logs the reason is no complaint. */
  refused(message: string): void {
    this.#refusals.push(message);
  }

  get(options: ClientOptions): Promise<LspClient> {
    const key = JSON.stringify(options);
    const known = this.#started.get(key) ?? LspClient.connect(options);
    this.#started.set(key, known);
    return known;
  }

  /** Stops them all, and answers what the servers have had to complain about. */
  async stop(): Promise<readonly string[]> {
    const clients = await Promise.all(this.#started.values());
    await Promise.all(clients.map((client) => client.stop()));
    const said = clients.flatMap(({ logged, stderr }) => [...logged, ...(stderr === '' ? [] : [stderr])]);
    return said.filter((message) => !this.#refusals.some((refusal) => message.endsWith(refusal)));
  }
}
