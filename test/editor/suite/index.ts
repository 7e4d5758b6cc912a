import { runMocha } from '../support/run-mocha.ts';

/** VS Code's test runner calls this inside the extension host. Which suite runs is said by `MCP_POLICY_SUITE`. */
export function run(): Promise<void> {
  return runMocha(async () => {
    if (process.env.MCP_POLICY_SUITE === 'untrusted') {
      await import('./untrusted.ts');
      return;
    }
    await import('./claims.ts');
    await import('./authoring.ts');
    await import('./looks.ts');
    await import('./navigation.ts');
    await import('./saving.ts');
    await import('./other-files.ts');
    await import('./snapshot.ts');
    await import('./simulation.ts');
  });
}
