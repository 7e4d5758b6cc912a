import { defineConfig } from 'vitest/config';

/** These are no part of `npm test`: they want 300 MB of other people's servers (`npm run test:servers`). */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.spec.ts'],
    testTimeout: 90_000,
    maxWorkers: 2,
  },
});
