import { runMocha } from '../support/run-mocha.ts';

runMocha(async () => {
  await import('./reading.ts');
  await import('./trusted.ts');
  await import('./features.ts');
  await import('./rug-pull.ts');
  await import('./untrusted.ts');
  await import('./themes.ts');
}).catch((error: unknown) => {
  process.exitCode = 1;
  if (!(error instanceof Error && /tests failed/.test(error.message))) console.error(error);
});
