import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';

/**
 * A packed extension for YAML, to be installed beside ours: the one that `RAILWRIGHT_YAML_VSIX` names, which is meant for Red
 * Hat's own, or else a stand-in that is packed into a folder.
 */
export async function yamlExtension(folder: string): Promise<string> {
  const given = process.env.RAILWRIGHT_YAML_VSIX;
  if (given) return given;
  const packagePath = join(folder, 'yaml-stand-in.vsix');
  const cwd = join(import.meta.dirname, 'yamlStandIn');
  await createVSIX({ cwd, packagePath, dependencies: false, allowMissingRepository: true, skipLicense: true });
  return packagePath;
}
