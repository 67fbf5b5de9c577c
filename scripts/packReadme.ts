// Writes the README that is packed into the extension: dist/README.md.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plainReadme } from './plainReadme.ts';
import { root } from './project.ts';

const readme = await readFile(join(root, 'README.md'), 'utf8');
await writeFile(join(root, 'dist', 'README.md'), plainReadme(readme));
