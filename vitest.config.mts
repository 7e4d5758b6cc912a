import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{engine,mcp,language,workspace,server,client,cli}/src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/editor/**', 'node_modules/**', 'out/**'],
    testTimeout: 30_000,
    // Two cores, and some tests start servers.
    maxWorkers: 2,
  },
});
