import type { Command } from '../support/command.ts';
import { access } from './access.ts';
import { check } from './check.ts';
import { explain } from './explain.ts';
import { generate } from './generate.ts';
import { init } from './init.ts';
import { risk } from './risk.ts';
import { simulate } from './simulate.ts';
import { snapshot } from './snapshot.ts';

/** Every command, in the order in which one meets them. */
export const commands: readonly Command[] = [check, init, snapshot, simulate, generate, explain, access, risk];
