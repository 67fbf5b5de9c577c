// Runs the integration tests in a desktop VS Code, which is downloaded: npm run test:desktop [-- VERSION]
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { cacheFolder, root, sampleWorkspace } from '../../scripts/project.ts';
import { quietSettings } from '../../scripts/realVscode/settings.ts';
import { makeTemporary, removeTemporary } from '../../scripts/temporary.ts';
import { ensureVsix } from '../../scripts/vsix.ts';
import { bundleIntegration } from './bundle.ts';

await ensureVsix(); // which makes the bundles in dist/, too
const extensionTestsPath = await bundleIntegration();
const temporary = await makeTemporary();
try {
  const [workspace, userData] = [join(temporary, 'workspace'), join(temporary, 'user')];
  await cp(sampleWorkspace, workspace, { recursive: true });
  await mkdir(join(userData, 'User'), { recursive: true });
  await writeFile(join(userData, 'User', 'settings.json'), JSON.stringify(quietSettings));
  await runTests({
    version: process.argv[2] ?? 'stable',
    cachePath: join(cacheFolder, 'vscode-test'),
    extensionDevelopmentPath: root,
    extensionTestsPath,
    launchArgs: [workspace, `--user-data-dir=${userData}`, '--disable-workspace-trust', '--disable-extensions'],
  });
} finally {
  await removeTemporary(temporary);
}
