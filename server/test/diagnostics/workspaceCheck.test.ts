import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDiagnoses } from '../../src/diagnostics/diagnoses.ts';
import { checkWorkspace } from '../../src/diagnostics/workspaceCheck.ts';
import { openDocumentStore } from '../../src/documentStore.ts';
import { workspaceFiles } from '../../src/workspaceFiles.ts';

test('an open file is reported with the address and the version that its editor gave it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'railwright-check-'));
  try {
    await writeFile(join(folder, 'p (1).policy.yaml'), 'policy: p\n');
    const store = openDocumentStore([folder]);
    // VS Code would write %28 and %29; others do not.
    const uri = `file://${folder}/p%20(1).policy.yaml`;
    store.open(uri, 'yaml', 7, 'policy: p\n');
    const diagnoses = createDiagnoses(store, { of: () => undefined });
    const files = await workspaceFiles(store);
    const check = { store, diagnoses, files, previous: new Map(), signal: new AbortController().signal };
    for await (const { reports } of checkWorkspace(check)) expect(reports).toMatchObject([{ uri, version: 7 }]);
    expect.assertions(1);
  } finally {
    await rm(folder, { recursive: true });
  }
});
