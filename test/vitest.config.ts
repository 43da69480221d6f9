import { defineConfig } from 'vitest/config';

/** Four projects: fast ones side by side, those that start servers one file after the other. */
const project = (name: string, overrides: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout: 20_000, hookTimeout: 60_000, ...overrides },
});

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      project('unit'),
      project('contract', { fileParallelism: false }),
      project('integration', { fileParallelism: false, testTimeout: 180_000, hookTimeout: 120_000 }),
      project('e2e', { fileParallelism: false, testTimeout: 90_000, hookTimeout: 120_000 }),
    ],
  },
});
