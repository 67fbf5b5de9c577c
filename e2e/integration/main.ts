// What VS Code loads into the extension host (`extensionTestsPath`), bundled as out/integration.cjs.
import { resultsVariable, runTests, writeResults } from './test.ts';
import { tests as activation } from './tests/activation.ts';
import { tests as diagnostics } from './tests/diagnostics.ts';
import { tests as running } from './tests/running.ts';

const suite = [...activation, ...diagnostics, ...running];

export async function run(): Promise<void> {
  const results = await runTests(suite);
  for (const { state, name, error } of results) console.log(`${state}: ${name}${error ? `\n${error}` : ''}`);
  const file = process.env[resultsVariable];
  if (file) await writeResults(file, results);
  const failed = results.filter(({ state }) => state === 'failed').length;
  if (failed > 0) throw new Error(`${failed} of ${results.length} integration tests failed`);
}
