import { type ConfigurationScope, type Disposable, workspace } from 'vscode';

/** The settings of the editor that the client reads, `railwright.NAME`. What belongs to a project is in railwright.yaml. */
interface Settings {
  'codeLens.enabled': boolean;
  'inlayHints.enabled': boolean;
}

const defaults: Settings = { 'codeLens.enabled': true, 'inlayHints.enabled': true };

export function setting<K extends keyof Settings>(name: K, scope?: ConfigurationScope): Settings[K] {
  return workspace.getConfiguration('railwright', scope).get(name, defaults[name]);
}

export function onSettingChange(name: keyof Settings, listener: () => void): Disposable {
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`railwright.${name}`)) listener();
  });
}
