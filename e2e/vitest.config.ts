import { defineConfig } from 'vitest/config';
import { root } from '../scripts/project.ts';

export default defineConfig({
  root,
  test: {
    include: ['e2e/*.e2e.ts'],
    globalSetup: ['e2e/globalSetup.ts'],
    fileParallelism: false, // each file has a VS Code of its own
    isolate: false, // all files share one browser
    testTimeout: 90_000,
    hookTimeout: 90_000,
    teardownTimeout: 30_000,
    expect: { poll: { timeout: 30_000, interval: 100 } },
  },
});
