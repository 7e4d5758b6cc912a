import type { SimulationResult } from '../protocol.ts';

/** The simulation behind a report, as far as the report needs it. */
export interface ShownSimulation {
  readonly id: number;
  readonly replay: { readonly tool?: string };
  /** Undefined when it was cancelled. */
  run(showValues: boolean): Promise<SimulationResult | undefined>;
  /** The same against what is picked; undefined when nothing was. */
  comparedWith(): Promise<ShownSimulation | undefined>;
}
